print("{} {}".format(1, 2), "{1} {0} {0}".format("a", "b"), "{x} {y:>4}".format(x=1, y=2), "{0[0]} {1[k]} {2.real}".format([5], {"k": 6}, 7))
# expect: 1 2 b a a 1    2 5 6 7
print("{{}} {!r:>5} {!s} {!a}".format("a", "b", "é"), "{:{w}.{p}}".format(3.14159, w=8, p=3), "{:{}}|".format("x", 4), "{a[b c]}".format(a={"b c": 1}))
# expect: {}   'a' b '\xe9'     3.14 x   | 1
class A:
    def __getattr__(self, n): return n + "!"
print("{0.x.upper}".format(A())[:12], "{a.b}".format(a=A()), "{0[-1]}".format({"-1": "str key"}), "{:%}".format(0.5))
# expect: <built-in me b! str key 50.000000%
