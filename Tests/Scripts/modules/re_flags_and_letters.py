# Flags, as arguments and in the pattern; upper and lower case; classes of characters.
import re
print(re.findall("^.", "a\nb"), re.findall("^.", "a\nb", re.M), re.findall("a.b", "a\nb"), re.findall("a.b", "a\nb", re.S))
# expect: ['a'] ['a', 'b'] [] ['a\nb']
print(re.findall(".$", "a\nb\n"), re.findall(".$", "a\nb\n", re.M), re.findall(r".\Z", "a\nb\n"), re.findall(r"\A.", "a\nb", re.M))
# expect: ['b'] ['a', 'b'] [] ['a']
print(re.findall(r"a b # c", "ab", re.X), re.findall(r"a\ b[ ]", "a b ", re.X), re.match("(?x) a  # b\n c", "ac"))
# expect: ['ab'] ['a b '] <re.Match object; span=(0, 2), match='ac'>
print(re.findall("(?i)straße", "STRAßE straße"), re.findall("[a-c]+", "AbCd", re.I), re.findall("[^a]", "aAb", re.I))
# expect: ['STRAßE', 'straße'] ['AbC'] ['b']
print(re.match("(?i:a)b", "Ab"), re.match("(?i:a)b", "AB"), re.match("(?i)a(?-i:b)", "Ab"), re.match("(?s-m:.)", "\n"))
# expect: <re.Match object; span=(0, 2), match='Ab'> None <re.Match object; span=(0, 2), match='Ab'> <re.Match object; span=(0, 1), match='\n'>
print(re.findall(r"\w+", "aé_1 ☃"), re.findall(r"\w+", "aé_1 ☃", re.A), re.findall(r"(?a:\w)\w", "aé éa"), re.findall(rb"\w", "é".encode()))
# expect: ['aé_1'] ['a', '_1'] ['aé'] []
print(re.findall(r"\d", "1٣x"), re.findall(r"(?a)\d", "1٣x"), re.findall(r"\s", "a\u2003b\x1c"), re.findall(r"\s", "a\u2003b\x1c", re.A))
# expect: ['1', '٣'] ['1'] ['\u2003', '\x1c'] []
print(re.findall(r"\W", "a-é"), re.findall(r"[^\W\d]", "a1_"), re.findall(r"\D\S", "a1 b"), re.findall(r"[\s\d]", "1 a"))
# expect: ['-'] ['a', '_'] ['a1', ' b'] ['1', ' ']
for a, b in ["kK", "Kk", "sſ", "ſS", "µμ", "ΣΣ", "Σς", "ẞß", "İi", "Iı", "ǅǄ", "åÅ", "ﬅﬆ", "ΐΐ", "ЖЖ", "Жж", "\u1c80в"]:
    print(bool(re.match(a, b, re.I)), bool(re.match(f"[{a}]", b, re.I)), bool(re.match(a, b, re.I | re.A)))
# expect: True True True
# expect: True True True
# expect: True True False
# expect: True True False
# expect: True True False
# expect: True True True
# expect: True True False
# expect: True True False
# expect: True True False
# expect: True True False
# expect: True True False
# expect: True True False
# expect: True True False
# expect: True True True
# expect: True True True
# expect: True True False
# expect: True True False
print(re.compile("a"), re.compile("a", re.I | re.M), re.compile(b"a", re.L), re.compile("a", re.A), re.compile("x" * 250))
# expect: re.compile('a') re.compile('a', re.IGNORECASE|re.MULTILINE) re.compile(b'a', re.LOCALE) re.compile('a', re.ASCII) re.compile('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx)
print(re.I, re.I | re.S, re.NOFLAG, re.RegexFlag(0), re.compile("(?im)a").flags, re.compile(b"a").flags, repr(re.A))
# expect: re.IGNORECASE re.IGNORECASE|re.DOTALL re.NOFLAG re.NOFLAG 42 0 re.ASCII
for pattern, flags in [("a", re.L), (b"a", re.U), ("a", re.A | re.U), (b"a", re.L | re.A), ("(?a)a", re.U), (re.compile("a"), re.I)]:
    try:
        re.compile(pattern, flags)
    except ValueError as e:
        print(e)
# expect: cannot use LOCALE flag with a str pattern
# expect: cannot use UNICODE flag with a bytes pattern
# expect: ASCII and UNICODE flags are incompatible
# expect: ASCII and LOCALE flags are incompatible
# expect: ASCII and UNICODE flags are incompatible
# expect: cannot process flags argument with a compiled pattern
print(re.match(r"\N{SNOWMAN}\u2603\x41\U0001F600\101\0", "☃☃A😀A\0"), re.search("[\ud800-\udfff]", "a\udc80"))
# expect: <re.Match object; span=(0, 6), match='☃☃A😀A\x00'> <re.Match object; span=(1, 2), match='\udc80'>
print(re.findall("[a-zäöü😀-😂]+", "xä😁yß"), re.findall(r"[]a-]+|[^]]", "]-a]b"), re.findall(r"[\]\-\\]", "]-\\"))
# expect: ['xä😁y'] [']-a]', 'b'] [']', '-', '\\']
