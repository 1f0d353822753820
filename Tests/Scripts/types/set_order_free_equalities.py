print({1, 2, 3} == {3, 2, 1}, {1, 2} != {1}, set("abc") == set("cba"))  # expect: True True True
print(frozenset("ab") in {frozenset("ba")}, {1} < {1, 2} < {1, 2, 3})  # expect: True True
print({1, 2} < {1, 3}, {1, 2} > {1, 3}, {1, 2} == {1, 3})  # expect: False False False
print(sorted([{1, 2, 3}, {1}, {1, 2}], key=len) == [{1}, {1, 2}, {1, 2, 3}])  # expect: True
print(not set(), {0} == {False} == {0.0})  # expect: True True
print(len({float("nan"), float("nan")}), len({1, 1.0, True}), {(1, 2)} == {(1, 2)})  # expect: 2 1 True
print({"a", b"a"} == {b"a", "a"}, set() == frozenset(), {} == set())  # expect: True True False
