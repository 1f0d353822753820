class M:
    def __init__(self, name, fail_in): self.name, self.fail_in = name, fail_in
    def __enter__(self):
        if self.fail_in == "enter": raise ValueError(self.name + " enter")
    def __exit__(self, *args):
        print("exit", self.name, args[1])
        if self.fail_in == "exit": raise KeyError(self.name + " exit")

try:
    with M("a", None), M("b", "enter"):  # expect: exit a b enter
        print("not reached")
except ValueError as e:
    print(repr(e))  # expect: ValueError('b enter')
try:
    with M("c", None), M("d", "exit"):
        # expect: exit d division by zero
        # expect: exit c 'd exit'
        1 / 0
except KeyError as e:
    print(repr(e), repr(e.__context__))  # expect: KeyError('d exit') ZeroDivisionError('division by zero')
