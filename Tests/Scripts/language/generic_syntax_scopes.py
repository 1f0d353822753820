class A[T]:
    attr: T
    def m[U](self, x: T, y: U) -> tuple[T, U]: return x, y
    type Inner = list[T]
print(A.m.__annotations__, A.Inner.__value__, A.m.__type_params__)
try:
    T
except NameError as e:
    print(e)
type Rec = list[Rec] | None
print(Rec.__value__)
def f[T: "Forward"](x: T): return T
print(f(1).__bound__, f.__type_params__[0] is f(1))
class B[*Ts, **P]: pass
print(B.__type_params__, len(B.__parameters__))
# expect: {'x': T, 'y': U, 'return': tuple[T, U]} list[T] (U,)
# expect: name 'T' is not defined
# expect: list[Rec] | None
# expect: Forward True
# expect: (Ts, P) 2
