t = (1, 2, 3)
print(t, (), (1,), t[0], t[-1], t[1:], t + (4,), t * 2, len(t), 2 in t, t.index(2))
# expect: (1, 2, 3) () (1,) 1 3 (2, 3) (1, 2, 3, 4) (1, 2, 3, 1, 2, 3) 3 True 1
print(t.count(1), tuple("ab"), tuple([1]), tuple())  # expect: 1 ('a', 'b') (1,) ()
print((1, 2) < (1, 3), (1,) < (1, 0), (1, 2) == (1.0, 2), (1, "a") != (1, "b"))  # expect: True True True True
print(hash((1, 2)) == hash((1, 2)), t is tuple(t), t[:] is t)  # expect: True True True
print(((1, 2), [3]), repr((None,)), {(1, 2): "key"}[1, 2], max((1, 5), (2, 0)))
# expect: ((1, 2), [3]) (None,) key (2, 0)
def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: t.index(9))  # expect: ValueError: tuple.index(x): x not in tuple
attempt(lambda: t[5])  # expect: IndexError: tuple index out of range
attempt(lambda: t + [1])  # expect: TypeError: can only concatenate tuple (not "list") to tuple
attempt(lambda: hash(([],)))  # expect: TypeError: unhashable type: 'list'
attempt(lambda: t.append(1))  # expect: AttributeError: 'tuple' object has no attribute 'append'
attempt(lambda: tuple(5))  # expect: TypeError: 'int' object is not iterable
attempt(lambda: tuple(1, 2))  # expect: TypeError: tuple expected at most 1 argument, got 2
