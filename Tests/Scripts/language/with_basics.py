class Manager:
    def __init__(self, name): self.name = name
    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()
    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind and kind.__name__, value)

with Manager("a") as x, Manager("b") as y:
    print(x, y)
# expect: enter a
# expect: enter b
# expect: A B
# expect: exit b None None
# expect: exit a None None
with (Manager("c"), Manager("d") as z,):
    print(z)
# expect: enter c
# expect: enter d
# expect: D
# expect: exit d None None
# expect: exit c None None
try:
    with Manager("e"):
        # expect: enter e
        # expect: exit e ZeroDivisionError division by zero
        1 / 0
except ZeroDivisionError:
    print("propagated")  # expect: propagated
