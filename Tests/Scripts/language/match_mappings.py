def f(x):
    match x:
        case {"type": "point", "x": x, "y": y}: return f"point {x} {y}"
        case {"type": t, **rest}: return f"{t} {rest}"
        case {1: _, -2: v}: return f"numbers {v}"
        case {}: return "any mapping"
        case _: return "no mapping"

print(f({"type": "point", "x": 1, "y": 2, "z": 3}))  # expect: point 1 2
print(f({"type": "line", "a": 1}))  # expect: line {'a': 1}
print(f({1: 0, -2: "v"}), f({}), f({"other": 1}), f([]))  # expect: numbers v any mapping any mapping no mapping
from collections import defaultdict
d = defaultdict(list)
print(f(d), len(d))  # expect: any mapping 0
