x = "outer"
print([x for x in range(3)], x)  # expect: [0, 1, 2] outer
print({x: x * x for x in "ab" for x in [1, 2]})  # expect: {1: 1, 2: 4}
fs = [lambda: i for i in range(3)]
print([f() for f in fs])  # expect: [2, 2, 2]

def f():
    y = 10
    return [y + i for i in range(3)]

print(f())  # expect: [10, 11, 12]
