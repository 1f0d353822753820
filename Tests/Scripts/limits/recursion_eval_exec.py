def f(): return eval("f()")
try:
    f()
except RecursionError:
    print("RecursionError")  # expect: RecursionError
ns = {}
code = compile("exec(code, ns)", "", "exec")
ns.update(code=code, ns=ns)
try:
    exec(code, ns)
except RecursionError:
    print("RecursionError")  # expect: RecursionError
