import string
print(string.ascii_lowercase, string.digits, string.hexdigits, string.octdigits)
# expect: abcdefghijklmnopqrstuvwxyz 0123456789 0123456789abcdefABCDEF 01234567
print(repr(string.whitespace), string.punctuation)  # expect: ' \t\n\r\x0b\x0c' !"#$%&'()*+,-./:;<=>?@[\]^_`{|}~
print(string.capwords("hello  big world"))  # expect: Hello Big World
print(string.Template("$a ${b}c $$").substitute(a=1, b="x"))  # expect: 1 xc $
print(string.Template("$a $z").safe_substitute(a=1))  # expect: 1 $z
for t, kw in (("$a", {}), ("$", {}), ("$1", {})):
    try:
        string.Template(t).substitute(**kw)
    except (KeyError, ValueError) as e:
        print(type(e).__name__, e)
        # expect: KeyError 'a'
        # expect: ValueError Invalid placeholder in string: line 1, col 1
        # expect: ValueError Invalid placeholder in string: line 1, col 1
print(list(string.Formatter().parse("a{b!r:>5}c{{")), string.Formatter().format("{0} {x}", 1, x=2))
# expect: [('a', 'b', '>5', 'r'), ('c{', None, None, None)] 1 2
