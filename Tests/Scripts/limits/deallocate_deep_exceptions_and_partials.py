import functools
e = None
for _ in range(100_000):
    n = ValueError()
    n.__context__ = e
    e = n
e = n = None
print("exceptions")  # expect: exceptions
p = print
for _ in range(100_000): p = [functools.partial(len, p)]
p = None
print("partials")  # expect: partials
it = None
for _ in range(100_000): it = iter((it,))
it = None
print("iterators")  # expect: iterators
