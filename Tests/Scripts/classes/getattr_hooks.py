class Lazy:
    present = 1
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        print("missing", name)
        return name * 2

x = Lazy()
print(x.present, x.ab, hasattr(x, "_no"), getattr(x, "_no", "default"))
# expect: missing ab
# expect: 1 abab False default
class Prop:
    @property
    def p(self): raise AttributeError("from property")
    def __getattr__(self, name): return "fallback " + name
print(Prop().p)  # expect: fallback p
