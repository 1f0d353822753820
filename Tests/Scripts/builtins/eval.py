x = 5
print(eval("x + 1"), eval("  [i * x for i in range(3)]"), eval("y", {"y": 7}))  # expect: 6 [0, 5, 10] 7
print(eval("a + b", {"a": 1}, {"b": 2}), eval(compile("x * 2", "", "eval")))  # expect: 3 10
print(eval(b"1 + 1"), eval("\t(1,\n2)"))  # expect: 2 (1, 2)
def f():
    z = 10
    return eval("z + x")
print(f(), eval("lambda q: q + x")(1))  # expect: 15 6
class M(dict):
    def __missing__(self, k): return k * 2
print(eval("ab + cd", {}, M()))  # expect: ababcdcd
for g in (
    lambda: eval("x ="),
    lambda: eval(""),
    lambda: eval(5),
    lambda: eval("q"),
    lambda: eval("1", 5),
    lambda: eval("1", {}, 5),
    lambda: eval("import os"),
    lambda: eval(),
):
    try:
        g()
    except Exception as e:
        print(type(e).__name__, e)
        # expect: SyntaxError invalid syntax (<string>, line 1)
        # expect: SyntaxError invalid syntax (<string>, line 0)
        # expect: TypeError eval() arg 1 must be a string, bytes or code object
        # expect: NameError name 'q' is not defined
        # expect: TypeError globals must be a dict
        # expect: TypeError locals must be a mapping
        # expect: SyntaxError invalid syntax (<string>, line 1)
        # expect: TypeError eval() takes at least 1 positional argument (0 given)
