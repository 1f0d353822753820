class Typed:
    def __class_getitem__(cls, item):
        return f"{cls.__name__} of {item}"
class Sub(Typed): pass
print(Typed[int], Sub["x"], Sub[1, 2])  # expect: Typed of <class 'int'> Sub of x Sub of (1, 2)
print(list[int], dict[str, int], tuple[int, ...], list[int](("a", "b")), list[int] == list[int])
# expect: list[int] dict[str, int] tuple[int, ...] ['a', 'b'] True
print(list[int].__origin__, list[int].__args__, type(list[int]).__name__)
# expect: <class 'list'> (<class 'int'>,) GenericAlias
try:
    isinstance([], list[int])
except TypeError as e:
    print(e)  # expect: isinstance() argument 2 cannot be a parameterized generic
