def attempt(f):
    try:
        f()
    except TypeError as e:
        print(e)

def f(*args, **kwargs): pass

attempt(lambda: f(*5))  # expect: __main__.f() argument after * must be an iterable, not int
attempt(lambda: f(**5))  # expect: __main__.f() argument after ** must be a mapping, not int
attempt(lambda: f(**{1: 2}))  # expect: keywords must be strings
attempt(lambda: f(**{"x": 1}, **{"x": 2}))  # expect: __main__.f() got multiple values for keyword argument 'x'
attempt(lambda: f(x=1, **{"x": 2}))  # expect: __main__.f() got multiple values for keyword argument 'x'
attempt(lambda: print(*None))  # expect: print() argument after * must be an iterable, not NoneType
class C:
    def m(self, **k): pass
attempt(lambda: C().m(a=1, **{"a": 2}))  # expect: __main__.C.m() got multiple values for keyword argument 'a'
