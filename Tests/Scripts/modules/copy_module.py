import copy
a = [1, [2, 3], {"k": (4, [5])}]
s, d = copy.copy(a), copy.deepcopy(a)
a[1].append("x")
a[2]["k"][1].append("y")
print(s, d, s[1] is a[1], d[1] is a[1])
# expect: [1, [2, 3, 'x'], {'k': (4, [5, 'y'])}] [1, [2, 3], {'k': (4, [5])}] True False
loop = [1]
loop.append(loop)
c = copy.deepcopy(loop)
print(c[1] is c, c is not loop)  # expect: True True
shared = []
p = copy.deepcopy([shared, shared])
print(p[0] is p[1], copy.copy((1, 2)), copy.deepcopy("s"))  # expect: True (1, 2) s
print(copy.copy({1, 2}) == {1, 2}, copy.deepcopy(len) is len)  # expect: True True
print(copy.deepcopy(bytearray(b"x")))  # expect: bytearray(b'x')
class C:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
x = C([1])
y = copy.deepcopy(x)
print(x == y, x.v is y.v, copy.copy(x).v is x.v)  # expect: True False True
class R:
    def __reduce__(self): return (list, ("abc",))
print(copy.copy(R()))  # expect: ['a', 'b', 'c']
try:
    copy.copy((x for x in []))
except TypeError as e:
    print(e)  # expect: cannot pickle 'generator' object
