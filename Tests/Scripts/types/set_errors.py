def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)

s = {1}
attempt(lambda: s.remove(5))  # expect: KeyError: 5
attempt(lambda: set().pop())  # expect: KeyError: 'pop from an empty set'
attempt(lambda: s.add([]))  # expect: TypeError: unhashable type: 'list'
attempt(lambda: {[]})  # expect: TypeError: unhashable type: 'list'
attempt(lambda: [] in s)  # expect: TypeError: unhashable type: 'list'
attempt(lambda: s | [1])  # expect: TypeError: unsupported operand type(s) for |: 'set' and 'list'
attempt(lambda: s < [1])  # expect: TypeError: '<' not supported between instances of 'set' and 'list'
attempt(lambda: hash(s))  # expect: TypeError: unhashable type: 'set'
attempt(lambda: set(5))  # expect: TypeError: 'int' object is not iterable
attempt(lambda: set(1, 2))  # expect: TypeError: set expected at most 1 argument, got 2
attempt(lambda: s.union(5))  # expect: TypeError: 'int' object is not iterable
attempt(lambda: frozenset().add(1))  # expect: AttributeError: 'frozenset' object has no attribute 'add'
attempt(lambda: s[0])  # expect: TypeError: 'set' object is not subscriptable
def grow():
    for x in s: s.add(x + 1)
attempt(grow)  # expect: RuntimeError: Set changed size during iteration
attempt(lambda: frozenset(a=1))  # expect: TypeError: frozenset() takes no keyword arguments
