print()  # expect:
print(1, "a", None, [1])  # expect: 1 a None [1]
print("a", "b", sep="")  # expect: ab
print("a", "b", sep="-", end="!\n")  # expect: a-b!
print("x", end="")  # expect: xy
print("y")
print(*[1, 2], sep="\n")
# expect: 1
# expect: 2
import sys, io
out = io.StringIO()
print("to file", 5, file=out, flush=True)
print(repr(out.getvalue()))  # expect: 'to file 5\n'
print("none means default", sep=None, end=None, file=None)  # expect: none means default
class W:
    def write(self, s): parts.append(s)
parts = []
print("a", 1, file=W())
print(parts)  # expect: ['a', ' ', '1', '\n']
for f in (
    lambda: print(sep=5),
    lambda: print(end=b""),
    lambda: print(bad=1),
    lambda: print("x", file=5),
):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(e)
        # expect: sep must be None or a string, not int
        # expect: end must be None or a string, not bytes
        # expect: print() got an unexpected keyword argument 'bad'
        # expect: 'int' object has no attribute 'write'
