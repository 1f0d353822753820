s = "aé€😀"
print(s.encode(), s.encode("utf-16-le"), s.encode("utf-16")[:2])
# expect: b'a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80' b'a\x00\xe9\x00\xac =\xd8\x00\xde' b'\xff\xfe'
print(s.encode("utf-32-be").hex(), "é".encode("latin-1"), "a".encode("ascii"))
# expect: 00000061000000e9000020ac0001f600 b'\xe9' b'a'
print(s.encode("utf-8-sig")[:3])  # expect: b'\xef\xbb\xbf'
print("é€".encode("ascii", "replace"), "é€".encode("ascii", "ignore"))  # expect: b'??' b''
print("é€".encode("ascii", "xmlcharrefreplace"))  # expect: b'&#233;&#8364;'
print("é€".encode("ascii", "backslashreplace"), "é€".encode("ascii", "namereplace"))
# expect: b'\\xe9\\u20ac' b'\\N{LATIN SMALL LETTER E WITH ACUTE}\\N{EURO SIGN}'
print(b"\xff\xfea".decode("utf-8", "replace"), b"\xffa".decode("ascii", "ignore"))  # expect: ��a a
print(b"\xffa".decode("utf-8", "backslashreplace"))  # expect: \xffa
print(ascii(b"\xffa".decode("utf-8", "surrogateescape")))  # expect: '\udcffa'
print("\udcff".encode("utf-8", "surrogateescape"))  # expect: b'\xff'
print("\ud800".encode("utf-8", "surrogatepass"))  # expect: b'\xed\xa0\x80'
print(b"\xed\xa0\x80".decode("utf-8", "surrogatepass") == "\ud800")  # expect: True
for f in (
    lambda: s.encode("nope"),
    lambda: s.encode("ascii", "nope"),
    lambda: "".encode("a", 5),
    lambda: b"".decode("nope"),
):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
        # expect: LookupError unknown encoding: nope
        # expect: LookupError unknown error handler name 'nope'
        # expect: TypeError encode() argument 'errors' must be str, not int
