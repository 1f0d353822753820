def f(n):
    return "neg" if n < 0 else "zero" if n == 0 else "pos"

print(f(-1), f(0), f(1))  # expect: neg zero pos
print((lambda: 1 if 0 else 2)())  # expect: 2
x = [print("a")] if False else "not evaluated"
print(x)  # expect: not evaluated
