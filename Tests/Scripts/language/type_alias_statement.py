type Pair[T] = tuple[T, T]
type Lazy = undefined_until_asked
print(Pair, Pair.__name__, Pair.__type_params__)
print(Pair.__value__)
print(Pair[int])
try:
    Lazy.__value__
except NameError as e:
    print(e)
undefined_until_asked = int
print(Lazy.__value__)
type = 5
print(type)
# expect: Pair Pair (T,)
# expect: tuple[T, T]
# expect: Pair[int]
# expect: name 'undefined_until_asked' is not defined
# expect: <class 'int'>
# expect: 5
