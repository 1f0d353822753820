class L(list):
    def append(self, x): super().append(x * 2)
    def __len__(self): return 99
l = L([1])
l.append(5)
print(l, len(l), isinstance(l, list), type(l + [1]).__name__, type(l[:]).__name__)
# expect: [1, 10] 99 True list list
class I(int):
    def __add__(self, o): return I(int(self) + o + 100)
print(I(1) + 1, type(I(1) - 1).__name__, I(5) == 5, {5: "x"}[I(5)], I(3).__dict__)  # expect: 102 int True x {}
class D(dict):
    def __getitem__(self, k): return "sub"
print(D(a=1)["a"], D(a=1).get("a"), {**D(a=1)})  # expect: sub 1 {'a': 1}
class S(str):
    def __str__(self): return "str of S"
    def __eq__(self, o): return True
    __hash__ = str.__hash__
print(S("x"), S("x") == "y", "y" == S("x"), type(S("a").upper()).__name__, f"{S('q')}")
# expect: str of S True True str str of S
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
print(T(1, 2), type(T(1)[:]).__name__)  # expect: (1, 2) tuple
