class Guard:
    def __setattr__(self, name, value):
        print("set", name, value)
        object.__setattr__(self, name, value)
    def __delattr__(self, name):
        print("del", name)
        super().__delattr__(name)

g = Guard()
g.x = 1  # expect: set x 1
g.x += 1  # expect: set x 2
del g.x  # expect: del x
print(g.__dict__)  # expect: {}
class Frozen:
    def __setattr__(self, *a): raise TypeError("frozen")
Frozen().x = 1    # raises: TypeError: frozen
