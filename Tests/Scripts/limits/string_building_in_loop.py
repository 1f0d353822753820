s = ""
for i in range(200_000): s += "ab"
print(len(s), s[-3:])  # expect: 400000 bab
b = b""
for i in range(5_000): b += b"x"
print(len(b), len(("ab" * 100_000).replace("a", "xyz")), ("a" * 100_000 + "b").find("b"))
# expect: 5000 400000 100000
print("a" * 500 + "b" in "a" * 10_000, ("ab" * 50_000).count("ba"))  # expect: False 49999
