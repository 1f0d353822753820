s = set(range(1000))
s -= set(range(0, 1000, 3))
print(len(s), 3 in s, 4 in s, sum(s))  # expect: 666 False True 332667
words = "the quick brown fox jumps over the lazy dog the end".split()
print(len(set(words)), sorted(set(words))[:3], len({w[0] for w in words}))  # expect: 9 ['brown', 'dog', 'end'] 9
seen = set()
print([w for w in words if w in seen or seen.add(w)])  # expect: ['the', 'the']
