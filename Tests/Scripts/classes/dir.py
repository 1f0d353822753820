class C:
    def __dir__(self): return ["b", "a"]
print(dir(C()))  # expect: ['a', 'b']
class D:
    x = 1
    def __init__(self): self.y = 2
print([n for n in dir(D()) if not n.startswith("__")], "__init__" in dir(D))  # expect: ['x', 'y'] True
class Bad:
    def __dir__(self): return 5
try:
    dir(Bad())
except TypeError as e:
    print(e)  # expect: 'int' object is not iterable
def f():
    b = a = 1
    return dir()
print(f())  # expect: ['a', 'b']
