# A key's __eq__ may change the dict in the middle of a lookup.
class Evil:
    def __init__(self): self.armed = False
    def __hash__(self): return 5
    def __eq__(self, o):
        if d and self.armed:
            self.armed = False
            d.clear()
        return False
a = Evil()
d = {}
d[a] = 1
a.armed = True
b = Evil()
print(d.get(b, "default"), len(d))  # expect: default 0
d[b] = 2
print(len(d))  # expect: 1
