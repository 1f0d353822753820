# Strings of one, two and four bytes per character behave alike when mixed.
a, b, c = "abc", "ab€", "ab😀"
print(a + b + c, len(a + b + c), (a + c)[-1], (b + c)[2], [a < b, b < c, a < c])
# expect: abcab€ab😀 9 😀 € [True, True, True]
print(c[:2] == a[:2], c[:2] == "ab")  # expect: True True
print((c + a)[3:], c.replace("😀", "x"), a.replace("c", "😀"), b.find("€"))  # expect: abc abx ab😀 2
print(a.find("€"), "€" in c, c.split("b"), "".join([a, b, c]))  # expect: -1 False ['a', '😀'] abcab€ab😀
print({c[:2]: 1}[a[:2]], hash(c[:2]) == hash("ab"), c.upper(), chr(0x10FFFF) > "😀")  # expect: 1 True AB😀 True
print("é" == "e\u0301", sorted("😀a€é"))  # expect: False ['a', 'é', '€', '😀']
