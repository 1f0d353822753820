name, n = "World", 3
print(f"Hello {name}! {n + 1} {n * 2:>4}|{n!r}|{name!r:>10}|{name!s:.2}|{'é'!a}")
# expect: Hello World! 4    6|3|   'World'|Wo|'\xe9'
print(f"{n=} {n = } {n=!s} {n + 1=:04d} {name=}")  # expect: n=3 n = 3 n=3 n + 1=0004 name='World'
print(f"{{literal}} {{{n}}} {n}}}")  # expect: {literal} {3} 3}
print(f"{(lambda x: x * 2)(4)} {[i for i in range(3)]} {({1: 2}[1])} { {'a': 1}['a'] }")  # expect: 8 [0, 1, 2] 2 1
print(f"{n if n > 2 else 'small'} {n!r:^{n + 2}}|")  # expect: 3   3  |
