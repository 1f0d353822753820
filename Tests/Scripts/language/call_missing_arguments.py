def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except TypeError as e:
        print(e)

def one(a): pass
def two(a, b): pass
def three(a, b, c, d=1): pass
def keywords(*, x, y, z=1): pass
def mixed(a, /, b, *, c): pass

attempt(one)  # expect: one() missing 1 required positional argument: 'a'
attempt(two)  # expect: two() missing 2 required positional arguments: 'a' and 'b'
attempt(two, 1)  # expect: two() missing 1 required positional argument: 'b'
attempt(three)  # expect: three() missing 3 required positional arguments: 'a', 'b', and 'c'
attempt(keywords)  # expect: keywords() missing 2 required keyword-only arguments: 'x' and 'y'
attempt(keywords, x=1)  # expect: keywords() missing 1 required keyword-only argument: 'y'
attempt(mixed)  # expect: mixed() missing 2 required positional arguments: 'a' and 'b'
attempt(mixed, 1, 2)  # expect: mixed() missing 1 required keyword-only argument: 'c'
