import types, math, sys
m = types.ModuleType("mine", "doc")
m.x = 1
print(m, m.__name__, m.__doc__, m.x, vars(m)["x"], type(math), math.__name__)
# expect: <module 'mine'> mine doc 1 1 <class 'module'> math
del m.x
for f in (lambda: m.x, lambda: math.nope, lambda: types.ModuleType(), lambda: types.ModuleType(5)):
    try:
        f()
    except (AttributeError, TypeError) as e:
        print(e)
        # expect: module 'mine' has no attribute 'x'
        # expect: module 'math' has no attribute 'nope'
        # expect: module() missing required argument 'name' (pos 1)
        # expect: module() argument 'name' must be str, not int
m.__getattr__ = lambda name: f"module getattr {name}"
print(m.anything)  # expect: module getattr anything
main = sys.modules["__main__"]
main.injected = 5
print(injected, main.__name__)  # expect: 5 __main__
