it = iter([1])
print(next(it), next(it, "default"))  # expect: 1 default
try:
    next(it)
except StopIteration as e:
    print(repr(e))  # expect: StopIteration()
class Bad:
    def __iter__(self): return self
for f in (lambda: iter(Bad()), lambda: next("a"), lambda: next(), lambda: next(it, 1, 2)):
    try:
        f()
    except TypeError as e:
        print(e)
        # expect: iter() returned non-iterator of type 'Bad'
        # expect: 'str' object is not an iterator
        # expect: next expected at least 1 argument, got 0
        # expect: next expected at most 2 arguments, got 3
