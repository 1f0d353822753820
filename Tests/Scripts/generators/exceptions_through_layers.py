def inner():
    try:
        yield 1
    except ValueError as e:
        raise KeyError("from inner") from e
def outer():
    try:
        yield from inner()
    except KeyError as e:
        yield f"outer got {e} caused by {e.__cause__!r}"
g = outer()
next(g)
print(g.throw(ValueError("thrown")))  # expect: outer got 'from inner' caused by ValueError('thrown')
print(next(g, "end"))  # expect: end
def return_in_finally():
    try:
        yield 1
    finally:
        return "swallows"
g = return_in_finally()
next(g)
try:
    g.throw(ValueError)
except StopIteration as e:
    print(e.value)  # expect: swallows
