x = 1

def f():
    global x, fresh
    x += 1
    fresh = "made in f"

f()
print(x, fresh)  # expect: 2 made in f

class C:
    global attr
    attr = 5

print(attr, hasattr(C, "attr"))  # expect: 5 False
