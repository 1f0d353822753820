class P:
    def __init__(self, n): self.n = n
ps = [P(i) for i in range(200_000)]
print(sum(p.n for p in ps))  # expect: 19999900000
words = {str(i): [i] for i in range(200_000)}
print(len(words), words["199999"], len({(i, str(i)) for i in range(100_000)}))  # expect: 200000 [199999] 100000
text = "".join(str(i) for i in range(200_000))
print(len(text), len(text.split("9")))  # expect: 1088890 100001
