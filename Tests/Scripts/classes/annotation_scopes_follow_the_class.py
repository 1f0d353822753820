# Bounds, defaults and aliases are computed when they are asked for: in the namespace of the class as it is then; and again, if
# computing them failed.
class X:
    T = int

    def foo[U: T](self): ...

    type Alias = T


X.T = float
print(X.foo.__type_params__[0].__bound__, X.Alias.__value__)  # expect: <class 'float'> <class 'float'>


def show(function):
    try:
        print(function())
    except NameError as error:
        print(error)


type Alias[T = Later, *U = Later, **V = Later] = int
T, U, V = Alias.__type_params__
show(lambda: T.__default__)  # expect: name 'Later' is not defined
show(lambda: U.__default__)  # expect: name 'Later' is not defined


class Foo[A: Later, B: (Later,)]:
    pass


A, B = Foo.__type_params__
show(lambda: A.__bound__)  # expect: name 'Later' is not defined
show(lambda: B.__constraints__)  # expect: name 'Later' is not defined
Later = "defined"
print(T.__default__, U.__default__, V.__default__, A.__bound__, B.__constraints__)
# expect: defined defined defined defined ('defined',)
Later = "again"
print(T.__default__, A.__bound__)  # expect: defined defined
default = tuple[int, str]
type Starred[*Ts = *default] = Ts
print(Starred.__type_params__[0].__default__)  # expect: *tuple[int, str]
