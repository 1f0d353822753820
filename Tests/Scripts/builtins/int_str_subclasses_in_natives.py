class I(int): pass
class S(str): pass
class L(list): pass
i, s = I(3), S("ab")
print(list(range(i)), "x" * i, [0] * i, "abcdef"[i], chr(I(65)), s.join(["1", "2"]))
# expect: [0, 1, 2] xxx [0, 0, 0] d A 1ab2
print(L([i, s]), sorted(L([2, 1])), max(L([1, 2])), int(s, 16), i + 1)  # expect: [3, 'ab'] [1, 2] 2 171 4
print(type(i + 1).__name__)  # expect: int
print({i: 1}[3], {3: 1}[i], s in {"ab"}, isinstance(i, int), f"{i:03d} {s:>4}")  # expect: 1 1 True True 003   ab
print("%d %s" % (i, s), getattr(5, S("real")), open.__name__ == S("open"))  # expect: 3 ab 5 True
print(divmod(I(7), I(2)), round(I(5)), hash(i) == hash(3))  # expect: (3, 1) 5 True
