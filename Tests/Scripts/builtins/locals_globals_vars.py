def f(a, b=2):
    c = 3
    return locals()
print(f(1), globals()["f"] is f, vars() is globals(), "f" in locals())
# expect: {'a': 1, 'b': 2, 'c': 3} True True True
def g():
    l = locals()
    z = 1
    return "z" in l, "z" in locals()
print(g())  # expect: (False, True)
print([locals() is globals() for _ in range(1)], (lambda q: locals())(5))  # expect: [False] {'q': 5}
class C:
    a = 1
    names = sorted(k for k in locals() if not k.startswith("__"))
print(C.names)  # expect: ['a']
