x = 1
print(globals()["x"], locals() is globals())  # expect: 1 True
globals()["y"] = 2
print(y)  # expect: 2

def f(a):
    b = a + 1
    snapshot = locals()
    snapshot["a"] = 100
    return a, sorted(snapshot)

print(f(1))  # expect: (1, ['a', 'b'])
class C:
    z = 1
    locals()["w"] = 2
print(C.w)  # expect: 2
