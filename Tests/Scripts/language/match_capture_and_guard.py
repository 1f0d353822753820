def f(x):
    match x:
        case n if n in (1, 2): return f"guarded {n}"
        case [a, b] if a == b: return f"equal {a}"
        case [a, b]: return f"pair {a} {b}"
        case other: return f"other {other}"

print(f(1), f([3, 3]), f((1, 2)), f("xy"), sep=", ")  # expect: guarded 1, equal 3, pair 1 2, other xy
match 5:
    case leaked:
        pass
print(leaked)  # expect: 5
