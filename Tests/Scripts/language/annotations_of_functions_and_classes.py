def f(a: 1 + 1, *args: "text", b: print("evaluated at def") = 0, **kw: list) -> dict: ...  # expect: evaluated at def
print(f.__annotations__)
# expect: {'a': 2, 'args': 'text', 'b': None, 'kw': <class 'list'>, 'return': <class 'dict'>}
class C:
    x: int
    y: str = "y"
    __private: float = 1.0
    (z): list = []
    self_typed: "C"
print(C.__annotations__, hasattr(C, "x"), C.y)
# expect: {'x': <class 'int'>, 'y': <class 'str'>, '_C__private': <class 'float'>, 'self_typed': 'C'} False y
print((lambda: 0).__annotations__)  # expect: {}
def g():
    z: undefined.name[3]
g()
