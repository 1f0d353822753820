# Only the first iterable sees the class's names; the rest sees the enclosing scope.
n = "module"

class C:
    n = 3
    a = [n for _ in range(n)]
    b = [i for i in range(n)]
    try:
        hidden = 1
        c = [hidden for _ in range(n)]
    except NameError as e:
        print(e)  # expect: name 'hidden' is not defined

print(C.a, C.b)  # expect: ['module', 'module', 'module'] [0, 1, 2]
