x, w, p = 3.14159, 10, 2
print(f"{x:{w}.{p}f}|{x:<{w}}|{x:^+{w}.1f}|{x:e}|{x!r:>12}|")
# expect:       3.14|3.14159   |   +3.1   |3.141590e+00|     3.14159|
print(f"{255:#x} {255:08b} {1234567:,} {0.256:.1%} {True:d} {65:c}")  # expect: 0xff 11111111 1,234,567 25.6% 1 A
print(f"{'a':*^5}{'b':{'>'}{3}}")  # expect: **a**  b
class F:
    def __format__(self, spec): return f"<{spec}>"
print(f"{F()} {F():abc} {F():%Y-{p}}")  # expect: <> <abc> <%Y-2>
import math
print(f"{math.pi:.{p + 1}f}{'':>{p}}|")  # expect: 3.142  |
