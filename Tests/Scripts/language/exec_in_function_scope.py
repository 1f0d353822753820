def f():
    x = 1
    exec("x = 2; y = 3")
    return x, "y" in locals()

print(f())  # expect: (1, False)
ns = {}
exec("def g(): return z\nz = 7", ns)
print(ns["g"]())  # expect: 7
g, l = {}, {}
exec("a = 1\nglobal b\nb = 2", g, l)
print(l, g["b"])  # expect: {'a': 1} 2
