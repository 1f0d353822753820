values = [
    0, 0.0, 0j, "", b"", (), [], {}, set(), range(0), None, False, "0", [0], -1, 1e-300,
    float("nan"), ...,
]
print([bool(v) for v in values])
# expect: [False, False, False, False, False, False, False, False, False, False, False, False, True, True, True, True, True, True]

class Len:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n

print(bool(Len(0)), bool(Len(3)), not Len(0), bool(object()))  # expect: False True True True
