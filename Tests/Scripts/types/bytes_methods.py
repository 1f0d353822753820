b = b"Hello, World"
print(b.upper(), b.lower(), b.swapcase(), b.title(), b.capitalize(), b.find(b"o"))
# expect: b'HELLO, WORLD' b'hello, world' b'hELLO, wORLD' b'Hello, World' b'Hello, world' 4
print(b.rfind(b"o"), b.find(111), b.count(b"l"), b.index(b"W"))  # expect: 8 4 3 7
print(b.split(b", "), b.partition(b", "), b.rpartition(b"o"))
# expect: [b'Hello', b'World'] (b'Hello', b', ', b'World') (b'Hello, W', b'o', b'rld')
print(b.replace(b"l", b"L", 2), b.startswith(b"He"), b.endswith((b"x", b"ld")))  # expect: b'HeLLo, World' True True
print(b"a b".split(), b"a\nb\r\nc".splitlines())  # expect: [b'a', b'b'] [b'a', b'b', b'c']
print(b" a ".strip(), b"xax".strip(b"x"), b"a".center(5, b"*"), b"a".ljust(3))  # expect: b'a' b'a' b'**a**' b'a  '
print(b"a".rjust(3, b"."), b"-5".zfill(4), b"a\tb".expandtabs(4))  # expect: b'..a' b'-005' b'a   b'
print(b"-".join([b"a", bytearray(b"b")]))  # expect: b'a-b'
print(b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"abc".translate(None, b"b"))  # expect: b'xyc' b'ac'
print(b"pre_x".removeprefix(b"pre_"), b"x.y".removesuffix(b".y"))  # expect: b'x' b'x'
print(b"ab1".isalnum(), b"ab".isalpha(), b"12".isdigit(), b"a".islower())  # expect: True True True True
print(b"A".isupper(), b" ".isspace(), b"Ab".istitle(), b"\xe9".isalpha())  # expect: True True True False
print(b"\x80".isascii())  # expect: False
print(b"%d %s %r %x %5.1f %c %b" % (1, b"s", "é", 255, 2.5, 65, b"b"))  # expect: b"1 s '\\xe9' ff   2.5 A b"
print(b"caf\xc3\xa9".decode(), b"\xe9".decode("latin-1"))  # expect: café é
