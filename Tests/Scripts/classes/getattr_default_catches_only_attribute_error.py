class C:
    @property
    def wrong(self): return self.missing_inside
    @property
    def breaks(self): return {}["k"]
c = C()
print(getattr(c, "wrong", "default"), hasattr(c, "wrong"))  # expect: default False
try:
    getattr(c, "breaks", "default")
except KeyError as e:
    print(repr(e))  # expect: KeyError('k')
try:
    c.wrong
except AttributeError as e:
    print(e, e.name)  # expect: 'C' object has no attribute 'missing_inside' missing_inside
