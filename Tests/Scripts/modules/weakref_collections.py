import weakref
class K:
    def __init__(self, n): self.n = n
a, b = K("a"), K("b")
wk, wv, ws = (
    weakref.WeakKeyDictionary({a: 1, b: 2}), weakref.WeakValueDictionary(x=a, y=b),
    weakref.WeakSet([a, b]),
)
print(len(wk), len(wv), len(ws), wv["x"].n, a in wk, a in ws)  # expect: 2 2 2 a True True
del a
print(len(wk), len(wv), len(ws), "x" in wv, sorted(wv))  # expect: 1 1 1 False ['y']
f = weakref.finalize(b, print, "finalized", b.n)
print(f.alive)  # expect: True
del b  # expect: finalized b
print(f.alive, len(wk))  # expect: False 0
