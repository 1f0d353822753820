print("a b  c".split(), "a b  c".split(" "), " a b ".split(), "".split())
# expect: ['a', 'b', 'c'] ['a', 'b', '', 'c'] ['a', 'b'] []
print("".split(","), "a,b,,c,".split(","), "a,b,c".split(",", 1))  # expect: [''] ['a', 'b', '', 'c', ''] ['a', 'b,c']
print("a  b c".split(None, 1))  # expect: ['a', 'b c']
print("a,b,c".rsplit(",", 1), " a b c ".rsplit(None, 1), "abc".rsplit("b"))
# expect: ['a,b', 'c'] [' a b', 'c'] ['a', 'c']
print("a<>b<>c".split("<>"), "a b c".split(maxsplit=0), "a\u2003b\x1cc".split())
# expect: ['a', 'b', 'c'] ['a b c'] ['a', 'b', 'c']
print("a\nb\r\nc\rd\x0be\x85f\u2028g".splitlines(), "a\nb\n".splitlines(True))
# expect: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] ['a\n', 'b\n']
print("".splitlines(), "\n\n".splitlines(), "a".splitlines(keepends=True))  # expect: [] ['', ''] ['a']
print("a-b-c".partition("-"), "a-b-c".rpartition("-"), "abc".partition("-"), "abc".rpartition("-"))
# expect: ('a', '-', 'b-c') ('a-b', '-', 'c') ('abc', '', '') ('', '', 'abc')
for f in (
    lambda: "a".split(""),
    lambda: "a".partition(""),
    lambda: "a".split(5),
    lambda: "a".partition(1),
    lambda: "a".rsplit(b""),
):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
        # expect: ValueError empty separator
        # expect: ValueError empty separator
        # expect: TypeError must be str or None, not int
        # expect: TypeError must be str, not int
        # expect: TypeError must be str or None, not bytes
