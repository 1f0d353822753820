exec("a = 1\nb = a + 1")
print(a, b)  # expect: 1 2
ns = {}
print(exec("x = 5\ndef f(): return x", ns), ns["f"](), "__builtins__" in ns)  # expect: None 5 True
l = {}
exec("y = 1", {}, l)
print(l)  # expect: {'y': 1}
exec(compile("print('compiled')", "", "exec"))  # expect: compiled
def f():
    v = 1
    exec("v = 2")
    return v
print(f())  # expect: 1
exec("class C:\n    def m(self): return __name__", ns)
print(ns["C"]().m())  # expect: builtins
for g in (
    lambda: exec(5),
    lambda: exec("1", 5),
    lambda: exec("x = ("),
    lambda: exec("raise KeyError('k')"),
):
    try:
        g()
    except Exception as e:
        print(type(e).__name__, e)
        # expect: TypeError exec() arg 1 must be a string, bytes or code object
        # expect: TypeError exec() globals must be a dict, not int
        # expect: SyntaxError '(' was never closed (<string>, line 1)
        # expect: KeyError 'k'
