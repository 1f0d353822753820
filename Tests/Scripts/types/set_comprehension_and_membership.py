s = {x % 3 for x in range(10)}
print(sorted(s), 2 in s, 5 not in s, len(s))  # expect: [0, 1, 2] True True 3
groups = {frozenset(w) for w in ("ab", "ba", "abc", "cab")}
print(len(groups), frozenset("ab") in groups, set("ab") in groups)      # a set is looked up as a frozenset
# expect: 2 True True
try:
    set("ab") in {1: 2}
except TypeError as e:
    print(e)  # expect: unhashable type: 'set'
s.discard({1})
try:
    s.remove({7})
except KeyError as e:
    print(e)  # expect: {7}
