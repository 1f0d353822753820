def first[T: int, *Ts, **P](x: T, *rest: *Ts) -> T:
    return x

print(first(1), first.__type_params__)
T = first.__type_params__[0]
print(T.__bound__, T.__name__, first.__annotations__["x"] is T)

def with_default[T = int](x: T): ...
print(with_default.__type_params__[0].__default__)

def constrained[T: (int, str)](x: T): ...
print(constrained.__type_params__[0].__constraints__)
# expect: 1 (T, Ts, P)
# expect: <class 'int'> T True
# expect: <class 'int'>
# expect: (<class 'int'>, <class 'str'>)
