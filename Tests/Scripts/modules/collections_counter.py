from collections import Counter
c = Counter("abracadabra")
print(c.most_common(2), c["a"], c["zz"], c.total(), sorted(c.elements())[:6])
# expect: [('a', 5), ('b', 2)] 5 0 11 ['a', 'a', 'a', 'a', 'a', 'b']
print(Counter(a=2, b=1), Counter({"x": 3}) + Counter("xy"))
# expect: Counter({'a': 2, 'b': 1}) Counter({'x': 4, 'y': 1})
d = Counter("aab")
d.update("b")
d.subtract({"a": 5})
print(d, +d, -d, d - Counter("b"), Counter("aab") & Counter("abb"))
# expect: Counter({'b': 2, 'a': -3}) Counter({'b': 2}) Counter({'a': 3}) Counter({'b': 1}) Counter({'a': 1, 'b': 1})
print(Counter("aab") | Counter("abb"), Counter("a") == Counter(a=1, b=0))  # expect: Counter({'a': 2, 'b': 2}) True
print(Counter("a") <= Counter("ab"))  # expect: True
del d["a"]
print(d, Counter().most_common(), list(Counter("ba")), repr(Counter()))
# expect: Counter({'b': 2}) [] ['b', 'a'] Counter()
