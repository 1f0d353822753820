# An instance of a subclass of int is its own index: the method of its class is not asked.
import operator
import os


class Odd(int):
    def __index__(self):
        return 1


print(operator.index(Odd(5)), type(operator.index(Odd(5))))    # expect: 5 <class 'int'>
print([10, 20, 30][Odd(2)], range(Odd(3)), hex(Odd(255)))      # expect: 30 range(0, 3) 0xff
os.write(Odd(7777), b"x")                                      # raises: OSError: [Errno 9] Bad file descriptor
