class E:
    def __init__(self, n): self.n = n
    def __eq__(self, o):
        print("eq", self.n)
        return True
e = E(1)
print([e] == [e], e in [e], [e].index(e), [e].count(e))     # identity is tried first  # expect: True True 0 1
print([E(2)] == [E(3)])
# expect: eq 2
# expect: True
print(5 in [E(4)])
# expect: eq 4
# expect: True
