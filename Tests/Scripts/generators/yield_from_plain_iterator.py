# Iterators without send and throw: send(None) works, other values fail.
def g():
    try:
        yield from iter([1, 2, 3])
    except AttributeError as e:
        print(e)
        yield "after"

it = g()
print(next(it), it.send(None))  # expect: 1 2
print(it.send("x"))
# expect: 'list_iterator' object has no attribute 'send'
# expect: after
try:
    def bad():
        yield from 5
    next(bad())
except TypeError as e:
    print(e)  # expect: 'int' object is not iterable
