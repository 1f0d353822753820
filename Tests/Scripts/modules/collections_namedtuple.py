from collections import namedtuple
P = namedtuple("P", "x y", defaults=[0])
p = P(1)
print(p, p.x, p[1], p._fields, p._asdict(), p._replace(y=5), P._make([3, 4]))
# expect: P(x=1, y=0) 1 0 ('x', 'y') {'x': 1, 'y': 0} P(x=1, y=5) P(x=3, y=4)
print(P._field_defaults, p == (1, 0), isinstance(p, tuple), P(y=2, x=1), len(p))
# expect: {'y': 0} True True P(x=1, y=2) 2
x, y = p
print(x, y, P.__name__, P.__doc__, namedtuple("R", ["a", "class", "a"], rename=True)._fields)
# expect: 1 0 P P(x, y) ('a', '_1', '_2')
for f in (
    lambda: P(),
    lambda: P(1, 2, 3),
    lambda: P(1, z=1),
    lambda: setattr(p, "x", 5),
    lambda: p._replace(q=1),
    lambda: namedtuple("B", "class"),
    lambda: namedtuple("B", "a a"),
    lambda: namedtuple("B", "_a"),
    lambda: namedtuple("1B", "a"),
    lambda: P._make([1]),
):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
        # expect: TypeError P.__new__() missing 1 required positional argument: 'x'
        # expect: TypeError P.__new__() takes from 2 to 3 positional arguments but 4 were given
        # expect: TypeError P.__new__() got an unexpected keyword argument 'z'
        # expect: AttributeError can't set attribute
        # expect: TypeError Got unexpected field names: ['q']
        # expect: ValueError Type names and field names cannot be a keyword: 'class'
        # expect: ValueError Encountered duplicate field name: 'a'
        # expect: ValueError Field names cannot start with an underscore: '_a'
        # expect: ValueError Type names and field names must be valid identifiers: '1B'
        # expect: TypeError Expected 2 arguments, got 1
