n = 3000
print(eval("[" + ",".join(f"[{i}]" for i in range(n)) + "]")[-1])  # expect: [2999]
print(len(eval("{" + ",".join(f"{i}:{i}" for i in range(n)) + "}")))  # expect: 3000
print(eval("max(" + ",".join(map(str, range(n))) + ")"))  # expect: 2999
print(eval("'" + "' '".join("ab" * 100) + "'")[:4])  # expect: abab
print(eval(" or ".join(["0"] * n + ["7"])))  # expect: 7
print(eval("1" + " < 2" * 1 + "".join(f" < {i}" for i in range(3, 500))))  # expect: True
print(eval("f'" + "{1}" * 500 + "'")[:3])  # expect: 111
print(eval("x" + "[0]" * 90, {"x": (lambda f: f(f, 90))(lambda f, k: [f(f, k - 1)] if k else "deep")}))
# expect: deep
