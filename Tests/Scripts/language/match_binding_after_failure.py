# Names bound by a pattern whose guard fails stay bound.
match [1, 2]:
    case [a, b] if a > b:
        print("no")
    case _:
        print(a, b)  # expect: 1 2
def f(v):
    match v:
        case {"x": x}:
            pass
    return x
print(f({"x": 3}))  # expect: 3
try:
    f({})
except UnboundLocalError as e:
    print(e)  # expect: cannot access local variable 'x' where it is not associated with a value
