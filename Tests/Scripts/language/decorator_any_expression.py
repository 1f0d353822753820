registry = {"x": lambda f: (f.__name__, f())}

@registry["x"]
def f():
    return 42

print(f)  # expect: ('f', 42)

@[str, repr][1]
class C:
    pass

print(C)  # expect: <class '__main__.C'>
