def queens(n, row=0, columns=(), sums=(), differences=()):
    if row == n:
        yield columns
        return
    for c in range(n):
        if c not in columns and row + c not in sums and row - c not in differences:
            yield from queens(n, row + 1, columns + (c,), sums + (row + c,), differences + (row - c,))

solutions = list(queens(6))
print(len(solutions), solutions[0], sum(1 for _ in queens(7)))  # expect: 4 (1, 3, 5, 0, 2, 4) 40
for column in solutions[0]:
    print("." * column + "Q" + "." * (5 - column))
    # expect: .Q....
    # expect: ...Q..
    # expect: .....Q
    # expect: Q.....
    # expect: ..Q...
    # expect: ....Q.
