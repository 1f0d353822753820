class Node:
    def __init__(self, next): self.next = next
x = None
for _ in range(500_000): x = Node(x)
del x
print("instances")  # expect: instances
f = None
def wrap(g): return lambda: g
for _ in range(200_000): f = wrap(f)
f = None
print("closures")  # expect: closures
class Slot:
    __slots__ = ("next",)
x = None
for _ in range(200_000):
    s = Slot()
    s.next = x
    x = s
x = s = None
print("slots")  # expect: slots
