a = [1, 2]
print([*a, 3, *"xy"], (*a, *a), {*a, 2})  # expect: [1, 2, 3, 'x', 'y'] (1, 2, 1, 2) {1, 2}
d = {"x": 1}
print({**d, "y": 2, **{"x": 9}})  # expect: {'x': 9, 'y': 2}
print(*a, *a, sep="-")  # expect: 1-2-1-2

def f():
    return *a, 3

print(f())  # expect: (1, 2, 3)
for x in *a, 4:
    print(x, end=";")  # expect: 1;2;4;
print()
t = *a,
print(t)  # expect: (1, 2)
