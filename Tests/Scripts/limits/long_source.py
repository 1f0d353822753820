# Long flat sources are no problem: only depth is.
print(eval("+".join(["1"] * 2000)), len(eval("[" + "1," * 100_000 + "]")))  # expect: 2000 100000
print(eval(" and ".join(["1"] * 5000)))  # expect: 1
ns = {}
exec("\n".join(f"v{i} = {i}" for i in range(20_000)), ns)
print(ns["v19999"], len(eval("'" + "x" * 1_000_000 + "'")))  # expect: 19999 1000000
exec("if 0: pass\n" + "".join(f"elif x == {i}: y = {i}\n" for i in range(1000)), {"x": 999}, ns)
print(ns["y"])  # expect: 999
exec("def f(" + ", ".join(f"a{i}=0" for i in range(2000)) + "): return a1999", ns)
print(ns["f"](a1999=5))  # expect: 5
print(eval("x" + ".real" * 500, {"x": 7}), eval("'a'" + ".lower()" * 500))  # expect: 7 a
