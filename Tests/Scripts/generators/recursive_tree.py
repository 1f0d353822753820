class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right
    def __iter__(self):
        if self.left: yield from self.left
        yield self.value
        if self.right: yield from self.right

t = Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6, Tree(5)))
print(list(t), max(t), 3 in t)  # expect: [1, 2, 3, 4, 5, 6] 6 True

def permutations(items):
    if not items:
        yield []
    for i, x in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [x, *rest]

print(["".join(p) for p in permutations("abc")])  # expect: ['abc', 'acb', 'bac', 'bca', 'cab', 'cba']
