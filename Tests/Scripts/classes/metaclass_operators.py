class Meta(type):
    def __getitem__(cls, k): return f"{cls.__name__}[{k}]"
    def __len__(cls): return 7
    def __iter__(cls): return iter("ab")
    def __contains__(cls, x): return x == 1
    def __add__(cls, o): return "added"
    def __repr__(cls): return f"<my {cls.__name__}>"
    def __instancecheck__(cls, x): return x == 5
    def __subclasscheck__(cls, c): return c is str
    def __getattr__(cls, n): return f"meta {n}"
    @property
    def prop(cls): return "meta prop"
class C(metaclass=Meta): pass
print(C[1], len(C), list(C), 1 in C, C + 1, C)  # expect: C[1] 7 ['a', 'b'] True added <my C>
print(isinstance(5, C), isinstance(6, C), issubclass(str, C), issubclass(int, C))  # expect: True False True False
print(C.anything, C.prop)  # expect: meta anything meta prop
try:
    C().anything
except AttributeError as e:
    print(e)  # expect: 'C' object has no attribute 'anything'
