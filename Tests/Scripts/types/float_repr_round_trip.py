x = 0.1
ok = True
for i in range(2000):
    x = (x * 7919.77 + 0.123456789) % 1e6
    for y in (x, x * 1e-150, x * 1e150, -1 / (x + 1)):
        ok = ok and float(repr(y)) == y and float("%.17g" % y) == y
print(ok)  # expect: True
