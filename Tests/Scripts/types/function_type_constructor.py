import types
def f(a, b=2): return a + b + offset
offset = 0
g = types.FunctionType(f.__code__, {"offset": 100}, "made", (5,))
print(g(1), g.__name__, g.__defaults__)  # expect: 106 made (5,)
cell = types.CellType(7)
def outer(x): return lambda: x
h = types.FunctionType(outer(0).__code__, {}, closure=(cell,))
print(h())  # expect: 7
cell.cell_contents = 8
print(h())  # expect: 8
try:
    types.FunctionType(outer(0).__code__, {})
except TypeError as e:
    print(e)  # expect: arg 5 (closure) must be tuple
