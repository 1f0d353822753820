from collections import defaultdict, OrderedDict
d = defaultdict(list)
d["a"].append(1)
print(d, d.get("q"), "q" in d, d["q"], d.default_factory, len(d))
# expect: defaultdict(<class 'list'>, {'a': [1], 'q': []}) None False [] <class 'list'> 2
print(defaultdict(int, {"x": 1}) | {"y": 2}, defaultdict(None, a=1))
# expect: defaultdict(<class 'int'>, {'x': 1, 'y': 2}) defaultdict(None, {'a': 1})
for f in (lambda: defaultdict(None)["k"], lambda: defaultdict(5)):
    try:
        f()
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
        # expect: KeyError 'k'
        # expect: TypeError first argument must be callable or None
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a")
o.move_to_end("c", last=False)
print(o, o.popitem(), o.popitem(last=False), o)
# expect: OrderedDict({'b': 2}) ('a', 1) ('c', 3) OrderedDict({'b': 2})
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1))  # expect: False
print(OrderedDict(a=1, b=2) == {"b": 2, "a": 1})  # expect: True
print(list(reversed(OrderedDict(x=1, y=2))))  # expect: ['y', 'x']
try:
    o.move_to_end("zz")
except KeyError as e:
    print(e)  # expect: 'zz'
