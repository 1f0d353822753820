# Globals may be a subclass of dict, and `__builtins__` any mapping: names are looked up and stored as these say.
import builtins
import collections
import types


def show(code, *where):
    try:
        exec(code, *where)
    except Exception as error:
        print(type(error).__name__, error)


class Frozen(dict):
    def __setitem__(self, key, value):
        raise RuntimeError("read-only")


show("x = 1", Frozen())  # expect: RuntimeError read-only
show("x: int", Frozen())  # expect: RuntimeError read-only
show("del x", Frozen(x=1))
show("__builtins__['superglobal'] = 2", {"__builtins__": Frozen(vars(builtins))})  # expect: RuntimeError read-only
exec("class A: pass\nprint(A.__name__)", {"__builtins__": Frozen(vars(builtins))})  # expect: A

ns = collections.defaultdict(list)
exec("a.append(1)\na.append(2)\nb = missing", ns)
print(ns["a"], ns["b"])  # expect: [1, 2] []


class Calculated(dict):
    def __getitem__(self, key):
        if key.startswith("name"):
            return key.upper()
        return super().__getitem__(key)


ns = Calculated()
exec("def f(): return name1 + name2\nprint(name3, f(), [name4 for _ in 'ab'])", ns)
# expect: NAME3 NAME1NAME2 ['NAME4', 'NAME4']
print(eval("name5 + len.__name__", ns))  # expect: NAME5len
show("def f(): return absent\nf()", ns)  # expect: NameError name 'absent' is not defined


class Raising(dict):
    def __getitem__(self, key):
        raise ValueError(key)


show("x", Raising(x=1))  # expect: ValueError x
show("x", {"__builtins__": Raising(x=1)})  # expect: ValueError x
show("print(1)", {"__builtins__": {}})  # expect: NameError name 'print' is not defined
show("print(1)", {"__builtins__": 123})  # expect: TypeError 'int' object is not subscriptable
show("class A: pass", {"__builtins__": {}})  # expect: NameError __build_class__ not found
show("import foo", {"__builtins__": {}})  # expect: ImportError __import__ not found

view = types.MappingProxyType({"superglobal": 1, "__import__": lambda *given: given[0], "iter": iter})
ns = {"__builtins__": view, "it": iter([1])}
print(eval("superglobal", ns), eval("(lambda: superglobal + superglobal)()", ns))  # expect: 1 2
show("len", ns)  # expect: NameError name 'len' is not defined
exec("import foo.bar", ns)
print(ns["foo"], eval("it.__reduce__()", ns) == (iter, ([1],), 0))  # expect: foo.bar True
try:
    eval("it.__reduce__()", {"__builtins__": {}, "it": iter([1])})
except AttributeError as error:
    print(error)  # expect: iter


class Keys(dict):
    def keys(self):
        return ["z", "y"]


print(eval("dir()", {}, Keys(a=1)))  # expect: ['y', 'z']


class Annotated:
    def __init__(self):
        self.known = {}

    def __getitem__(self, key):
        return self.known[key]

    def __setitem__(self, key, value):
        print("set", key)
        self.known[key] = value


names = Annotated()
exec("x: int = 1\ny: str", {}, names)
# expect: set __annotations__
# expect: set x
print(names["__annotations__"])  # expect: {'x': <class 'int'>, 'y': <class 'str'>}


class Fresh(dict):
    """Answers with a new object every time, and counts those that are alive."""
    alive = 0

    class Item:
        def __init__(self):
            Fresh.alive += 1

        def __del__(self):
            Fresh.alive -= 1

        def __add__(self, other):
            return [self, other]

        def with_depth(self, depth, function):
            return function(depth - 1) if depth else Fresh.alive

    def __getitem__(self, key):
        return Fresh.Item() if key == "item" else super().__getitem__(key)


ns = Fresh()
exec("""
def many():
    for _ in range(1000): item
def deep(depth): return item.with_depth(depth, deep)
def pair(depth): return item + pair(depth - 1) if depth else item
""", ns)
ns["many"]()
print(Fresh.alive < 10)  # expect: True
print(ns["deep"](50) < 60)  # expect: True
nested = ns["pair"](30)
depth = 0
while isinstance(nested, list):
    depth, nested = depth + 1, nested[1]
print(depth, type(nested).__name__)  # expect: 30 Item
