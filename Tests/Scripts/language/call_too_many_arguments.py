def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except TypeError as e:
        print(e)

def none(): pass
def one(a): pass
def optional(a, b=1): pass
def keyword_only(a, *, k): pass

attempt(none, 1)  # expect: none() takes 0 positional arguments but 1 was given
attempt(one, 1, 2)  # expect: one() takes 1 positional argument but 2 were given
attempt(optional, 1, 2, 3)  # expect: optional() takes from 1 to 2 positional arguments but 3 were given
attempt(keyword_only, 1, 2, k=3)
# expect: keyword_only() takes 1 positional argument but 2 positional arguments (and 1 keyword-only argument) were given
attempt(keyword_only, 1, 2)  # expect: keyword_only() takes 1 positional argument but 2 were given
attempt(lambda: 0, 1, 2)  # expect: <lambda>() takes 0 positional arguments but 2 were given
