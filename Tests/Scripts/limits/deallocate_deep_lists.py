x = []
for _ in range(1_000_000): x = [x]
del x
print("lists")  # expect: lists
x = ()
for _ in range(1_000_000): x = (x,)
x = None
print("tuples")  # expect: tuples
x = {}
for _ in range(300_000): x = {"k": x}
x = None
print("dicts")  # expect: dicts
