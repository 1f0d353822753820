from collections import deque
d = deque([1, 2, 3], maxlen=4)
d.append(4)
d.append(5)
d.appendleft(0)
print(d, len(d), d[0], d[-1], d.maxlen, 3 in d, d.index(3), d.count(2), list(reversed(d)))
# expect: deque([0, 2, 3, 4], maxlen=4) 4 0 4 4 True 2 1 [4, 3, 2, 0]
d.rotate(1)
print(d, d.pop(), d.popleft(), d)  # expect: deque([0, 2], maxlen=4) 3 4 deque([0, 2], maxlen=4)
d.extend("ab")
d.extendleft("xy")
print(d, d.copy() == d, deque("abc") + deque("d"), deque([1]) * 2, deque("ab") < deque("b"))
# expect: deque(['y', 'x', 0, 2], maxlen=4) True deque(['a', 'b', 'c', 'd']) deque([1, 1]) True
d.remove("x")
d.insert(1, "new")
d.reverse()
del d[0]
d[0] = "set"
print(d)  # expect: deque(['set', 'new', 'y'], maxlen=4)
d.clear()
print(d, bool(d))  # expect: deque([], maxlen=4) False
for f in (
    lambda: d.pop(),
    lambda: d.popleft(),
    lambda: d[0],
    lambda: d.remove(1),
    lambda: d.index(1),
    lambda: deque(5),
    lambda: deque([], -1),
    lambda: hash(d),
    lambda: deque("abcd", 4).insert(0, "e"),
    lambda: deque("abc")[0:1],
):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
        # expect: IndexError pop from an empty deque
        # expect: IndexError pop from an empty deque
        # expect: IndexError deque index out of range
        # expect: ValueError 1 is not in deque
        # expect: ValueError 1 is not in deque
        # expect: TypeError 'int' object is not iterable
        # expect: ValueError maxlen must be non-negative
        # expect: TypeError unhashable type: 'collections.deque'
        # expect: IndexError deque already at its maximum size
        # expect: TypeError sequence index must be integer, not 'slice'
def mutate():
    q = deque([1, 2])
    for x in q: q.append(x)
try:
    mutate()
except RuntimeError as e:
    print(e)  # expect: deque mutated during iteration
