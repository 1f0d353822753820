def f(x):
    match x:
        case []: return "empty"
        case [1]: return "one"
        case 1, 2: return "open tuple"
        case [first, *_, last] if first == last: return f"same ends {first}"
        case [_, *rest, "end"]: return f"rest {rest}"
        case [[a, b], c]: return f"nested {a}{b}{c}"
        case (*all,): return f"all {all}"
        case _: return "no sequence"

for v in ([], (1,), [1, 2], [5, 6, 5], [1, 2, 3, "end"], [[1, 2], 3], range(4)):
    print(f(v))
    # expect: empty
    # expect: one
    # expect: open tuple
    # expect: same ends 5
    # expect: rest [2, 3]
    # expect: nested 123
    # expect: all [0, 1, 2, 3]
print(f("abc"), f(b"abc"), f({1: 2}), f({1, 2}), f(iter([])), f(bytearray(b"a")))
# expect: no sequence no sequence no sequence no sequence no sequence no sequence
