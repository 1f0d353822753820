n = 1000
exec("def f():\n" + "".join(f"    x{i} = {i}\n" for i in range(n)) + f"    return sum([{', '.join(f'x{i}' for i in range(n))}])")
print(f())  # expect: 499500
def g(*args, **kw): return len(args), len(kw)
print(g(*range(100_000)), g(**{f"k{i}": i for i in range(10_000)}))  # expect: (100000, 0) (0, 10000)
print(max(*range(50_000)), "{}".format(*range(50_000)), len("%s" * 1000 % tuple(range(1000))))  # expect: 49999 0 2890
