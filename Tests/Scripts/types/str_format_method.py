print("{} {}".format(1, 2), "{1} {0} {0}".format("a", "b"))  # expect: 1 2 b a a
print("{x} {y:>4}".format(x=1, y=2))  # expect: 1    2
print("{0[0]} {1[k]} {2.real}".format([5], {"k": 6}, 7))  # expect: 5 6 7
print("{{}} {!r:>5} {!s} {!a}".format("a", "b", "é"))  # expect: {}   'a' b '\xe9'
print("{:{w}.{p}}".format(3.14159, w=8, p=3), "{:{}}|".format("x", 4))  # expect:     3.14 x   |
print("{a[b c]}".format(a={"b c": 1}))  # expect: 1
class A:
    def __getattr__(self, n): return n + "!"
print("{0.x.upper}".format(A())[:12], "{a.b}".format(a=A()))  # expect: <built-in me b!
print("{0[-1]}".format({"-1": "str key"}), "{:%}".format(0.5))  # expect: str key 50.000000%
