def n(x):
    print(x, end=";")
    return x

n(1) + n(2) * n(3) - n(4) ** n(5)  # expect: 1;2;3;4;5;
print()
[n(1), n(2)][n(0)]  # expect: 1;2;0;a;b;c;d;
{n("a"): n("b"), n("c"): n("d")}
print()
(lambda *a, **k: None)(n(1), *[n(2)], x=n(3), **{"y": n(4)})  # expect: 1;2;3;4;
print()
print(n(1) if n(0) else n(2))  # expect: 0;2;2
