class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    @classmethod
    def identity(cls, n): return cls([[int(i == j) for j in range(n)] for i in range(n)])
    def __matmul__(self, other):
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in columns] for r in self.rows])
    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1: result = result @ base
            base, n = base @ base, n >> 1
        return result
    def __eq__(self, other): return self.rows == other.rows
    def __getitem__(self, at): return self.rows[at[0]][at[1]]
    def __str__(self): return "\n".join(" ".join(map(str, r)) for r in self.rows)

fibonacci = Matrix([[1, 1], [1, 0]])
print(fibonacci ** 10)
# expect: 89 55
# expect: 55 34
print((fibonacci ** 100)[0, 1], fibonacci ** 0 == Matrix.identity(2))  # expect: 354224848179261915075 True
