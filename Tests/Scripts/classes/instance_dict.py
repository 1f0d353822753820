class C: pass
c = C()
d = c.__dict__
d["x"] = 1
print(c.x)  # expect: 1
c.y = 2
print(d)  # expect: {'x': 1, 'y': 2}
d.clear()
print(hasattr(c, "x"), vars(c))  # expect: False {}
c.__dict__["not an identifier"] = 5
print(getattr(c, "not an identifier"))  # expect: 5
for i in range(50):
    setattr(c, f"a{i}", i)
print(len(d), c.a49, list(d)[:2])  # expect: 51 49 ['not an identifier', 'a0']
del c.a0
c.a0 = "again"
print(list(d)[-1])  # expect: a0
