# skip-on-cpython: CPython's tests skip what they hold for a detail of CPython unless the interpreter says that it is CPython; this one
# says what it is. In test_os these are test_rename (reference counts of an argument) and test_issue31577 (a number that tells
# lies about its quotient): what they look for holds here as well.
import os
import platform
import sys

print(platform.python_implementation(), sys.implementation.name)  # expect: Taipan taipan

# test_rename: a call that is refused keeps no argument alive


class Text(str):
    def __del__(self):
        print("gone")


name = Text("missing")
try:
    os.rename(name, name)
except FileNotFoundError as error:
    print(error.errno)  # expect: 2
del name  # expect: gone

# test_issue31577: a quotient that is no pair is refused


class Liar(int):
    def __divmod__(self, other):
        return self.answer


for answer in (42, (), (1, 2, 3)):
    number = Liar(1)
    number.answer = answer
    try:
        os.utime("/", ns=(number, 1))
    except TypeError as error:
        print(error)
# expect: Liar.__divmod__() must return a 2-tuple, not int
# expect: Liar.__divmod__() must return a 2-tuple, not tuple
# expect: Liar.__divmod__() must return a 2-tuple, not tuple
