x: int = 1
y: str
z: "List[Unknown]" = []
(w): float = 2.0        # in parentheses: evaluated, not recorded
print(__annotations__)  # expect: {'x': <class 'int'>, 'y': <class 'str'>, 'z': 'List[Unknown]'}
try:
    y
except NameError as e:
    print(e)  # expect: name 'y' is not defined
