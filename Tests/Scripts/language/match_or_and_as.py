def f(x):
    match x:
        case (1 | 2 | 3) as n: return f"digit {n}"
        case ["go", ("north" | "south") as way]: return way
        case {"k": [a] | (a, _)}: return f"a={a}"
        case str() as s if s: return s.upper()
        case [Exception() as e, *_]: return repr(e)

print(f(2), f(["go", "south"]), f({"k": [5]}), f({"k": (6, 7)}), f("txt"), f(""))
# expect: digit 2 south a=5 a=6 TXT None
print(f([ValueError(1)]))  # expect: ValueError(1)
