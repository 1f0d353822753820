a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
print(a | b, b | a, {**a, **b}, a | {})
# expect: {'x': 1, 'y': 3, 'z': 4} {'y': 2, 'z': 4, 'x': 1} {'x': 1, 'y': 3, 'z': 4} {'x': 1, 'y': 2}
c = a
c |= b
c |= [("w", 5)]
print(a, c is a)  # expect: {'x': 1, 'y': 3, 'z': 4, 'w': 5} True
try:
    a | [("q", 1)]
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for |: 'dict' and 'list'
class D(dict): pass
print(type(D(a=1) | {}).__name__, type({} | D()).__name__)  # expect: dict dict
