def outer(a, *args, k=1, **kw):
    def inner():
        nonlocal a
        a += 1
        return a, args, k, kw
    return inner

f = outer(1, 2, 3, k=4, z=5)
print(f())  # expect: (2, (2, 3), 4, {'z': 5})
print(f())  # expect: (3, (2, 3), 4, {'z': 5})
print(f.__closure__[0].cell_contents, f.__code__.co_freevars)  # expect: 3 ('a', 'args', 'k', 'kw')
