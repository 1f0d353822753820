class Box[T]:
    def __init__(self, v: T):
        self.v = v
    def map[U](self, f) -> "Box[U]":
        return Box(f(self.v))

print(Box.__type_params__, Box.__bases__, Box.__orig_bases__)
print(Box[int](3).map(str).v == "3", Box[int])
print(Box.__mro__)

class Sub(Box[str]): pass
print(Sub.__orig_bases__, Sub.__bases__)
# expect: (T,) (<class 'typing.Generic'>,) (typing.Generic[T],)
# expect: True __main__.Box[int]
# expect: (<class '__main__.Box'>, <class 'typing.Generic'>, <class 'object'>)
# expect: (__main__.Box[str],) (<class '__main__.Box'>,)
