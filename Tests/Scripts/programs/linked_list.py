class Node:
    __slots__ = ("value", "next")
    def __init__(self, value, next=None): self.value, self.next = value, next

class LinkedList:
    def __init__(self, items=()):
        self.head, self.length = None, 0
        for item in reversed(list(items)): self.push(item)
    def push(self, value):
        self.head = Node(value, self.head)
        self.length += 1
    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next
    def __len__(self): return self.length
    def __reversed__(self):
        result = LinkedList()
        for x in self: result.push(x)
        return iter(result)
    def __repr__(self): return " -> ".join(map(repr, self)) or "empty"

l = LinkedList("abc")
l.push(0)
print(l, len(l), list(reversed(l)), "b" in l, LinkedList(), bool(LinkedList()))
# expect: 0 -> 'a' -> 'b' -> 'c' 4 ['c', 'b', 'a', 0] True empty False
first, *rest = l
print(first, rest, max(map(str, l)))  # expect: 0 ['a', 'b', 'c'] c
