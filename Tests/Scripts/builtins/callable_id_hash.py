class C: pass
x = C()
print(callable(len), callable(C), callable(x), callable(lambda: 0), id(x) == id(x))
# expect: True True False True True
print(id(x) != id(C()), hash("a") == hash("a"), hash((1, 2)) == hash((1, 2)))  # expect: True True True
for f in (
    lambda: hash([]),
    lambda: hash({}),
    lambda: hash(set()),
    lambda: hash((1, [])),
    lambda: hash(slice(1)) and hash(bytearray()),
    lambda: callable(),
):
    try:
        f()
    except TypeError as e:
        print(e)
        # expect: unhashable type: 'list'
        # expect: unhashable type: 'dict'
        # expect: unhashable type: 'set'
        # expect: unhashable type: 'list'
        # expect: unhashable type: 'bytearray'
        # expect: callable() takes exactly one argument (0 given)
