# skip-on-cpython: With a limit on recursion beyond its stack, CPython ends by SIGSEGV. Here, however little is left of the native
# stack, compiling, lowering and running nested expressions ends in an exception at worst.
import sys

sys.setrecursionlimit(10**6)


def f_strings(depth):
    text = "x"
    for _ in range(depth):
        text = 'f"{' + text + '}"'
    return text


sources = [
    f_strings(140), "(" * 190 + "1" + ")" * 190, "-" * 4000 + "1", "x" + ".y" * 4800, "not " * 3000 + "1",
    "+".join(["1"] * 4800), "a if b else " * 1500 + "c", "lambda: " * 1000 + "1",
]


class X:
    pass


x = X()
x.y = x
text = "def chain(): return x" + ".y" * 4800 + "\ndef total(): return " + "+".join(["1"] * 4800)
early = []
for _ in range(20):
    namespace = {"x": x}
    exec(text, namespace)
    early.append(namespace)

tried = 0


def deeper():
    global tried
    try:
        sorted([1, 2], key=lambda item: deeper())
    except (RecursionError, MemoryError):
        pass
    if early:
        namespace = early.pop()
        for source in sources:
            try:
                compile(source, "source", "eval")
            except (RecursionError, MemoryError, SyntaxError):
                pass
        for name in ("chain", "total"):
            try:
                namespace[name]()
            except (RecursionError, MemoryError):
                pass
        tried += 1
    raise RecursionError


try:
    deeper()
except RecursionError:
    print(tried)  # expect: 20
