def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except TypeError as e:
        print(e)

def f(a, b=1): pass
def positional(a, /, b): pass
def g(first_name): pass

attempt(f, 1, c=2)  # expect: f() got an unexpected keyword argument 'c'
attempt(f, 1, a=2)  # expect: f() got multiple values for argument 'a'
attempt(f, **{"a": 1, "zz": 2})  # expect: f() got an unexpected keyword argument 'zz'
attempt(positional, a=1, b=2)
# expect: positional() got some positional-only arguments passed as keyword arguments: 'a'
attempt(g, first_nam=1)  # expect: g() got an unexpected keyword argument 'first_nam'. Did you mean 'first_name'?
attempt(f, 1, 2, b=3)  # expect: f() got multiple values for argument 'b'
