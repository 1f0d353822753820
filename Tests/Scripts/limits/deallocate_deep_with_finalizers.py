class Node:
    deleted = 0
    def __init__(self, next): self.next = next
    def __del__(self): Node.deleted += 1
x = None
for _ in range(100_000): x = Node(x)
x = None
print(Node.deleted)  # expect: 100000
