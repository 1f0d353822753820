# findall, finditer, split, sub and subn, and what empty matches do.
import re
print(re.findall("a|b", "xaybz"), re.findall("(a)(b)?", "ab a"), re.findall("(?:a)(b)", "ab ab"), re.findall("", "ab"))
# expect: ['a', 'b'] [('a', 'b'), ('a', '')] ['b', 'b'] ['', '', '']
print(re.findall("x*", "axb"), re.findall(r"\b", "a b"), re.findall("(|a)b", "b ab"), re.compile("b").findall("abcb", 2))
# expect: ['', 'x', '', ''] ['', '', '', ''] ['', 'a'] ['b']
print([m.span() for m in re.finditer("a*", "baac")], next(re.finditer("c", "abc")))
# expect: [(0, 0), (1, 3), (3, 3), (4, 4)] <re.Match object; span=(2, 3), match='c'>
print(re.split(",", "a,b,,c"), re.split("(,)(;)?", "a,b,;c"), re.split("", "abc"), re.split("x*", "axbc"))
# expect: ['a', 'b', '', 'c'] ['a', ',', None, 'b', ',', ';', 'c'] ['', 'a', 'b', 'c', ''] ['', 'a', '', 'b', 'c', '']
print(re.split(",", "a,b,c", maxsplit=1), re.split(",", "a,b", maxsplit=-1), re.split(r"\s*(?=b)", "a b ab"))
# expect: ['a', 'b,c'] ['a,b'] ['a', '', 'b a', 'b']
print(re.sub("b", "-", "abcb"), re.sub("b", "-", "abcb", count=1), re.subn("", "-", "ab"), re.sub("x*", "-", "abxd"))
# expect: a-c- a-cb ('-a-b-', 3) -a-b--d-
print(re.sub(r"(\w)(\w)", r"\2\1", "abcd"), re.sub("(?P<n>a)", r"<\g<n>\g<0>\g<1>>", "aba"), re.sub("(a)|b", r"[\1]", "ab"))
# expect: badc <aaa>b<aaa> [a][]
print(re.sub("a", lambda m: str(m.start()), "aba"), re.sub("a", lambda m: None, "aba"), re.sub("a", "", "aba"))
# expect: 0b2 b b
print(repr(re.sub("a", r"\n\t\\\.\101\0", "a")))  # expect: '\n\t\\\\.A\x00'
print(re.sub(b"a", rb"<\g<0>>", b"aba"), re.subn(b"a", b"", bytearray(b"aba")), re.sub("a", "b", "xyz"))
# expect: b'<a>b<a>' (b'b', 2) xyz
s = "nothing here"
print(re.sub("x", "y", s) is s, re.compile("(.)").sub(r"\1\1", "ab", 1))  # expect: True aab
for template in (r"\2", r"\g<2>", r"\g<x>", r"\g<", r"\g<>", r"\g<1", r"\gx", r"\q", r"\400", "\\", r"\g<1a>", r"\g<-1>"):
    try:
        print(re.sub("(a)", template, "a"))
    except (re.PatternError, IndexError) as e:
        print(template, type(e).__name__, e)
# expect: \2 PatternError invalid group reference 2 at position 1
# expect: \g<2> PatternError invalid group reference 2 at position 3
# expect: \g<x> IndexError unknown group name 'x'
# expect: \g< PatternError missing group name at position 3
# expect: \g<> PatternError missing group name at position 3
# expect: \g<1 PatternError missing >, unterminated name at position 3
# expect: \gx PatternError missing < at position 2
# expect: \q PatternError bad escape \q at position 0
# expect: \400 PatternError octal escape value \400 outside of range 0-0o377 at position 0
# expect: \ PatternError bad escape (end of pattern) at position 0
# expect: \g<1a> PatternError bad character in group name '1a' at position 3
# expect: \g<-1> PatternError bad character in group name '-1' at position 3
for call in (lambda: re.sub("a", b"b", "a"), lambda: re.sub("a", lambda m: 5, "a"), lambda: re.sub("a", 5, "a")):
    try:
        call()
    except TypeError as e:
        print(e)
# expect: sequence item 0: expected str instance, bytes found
# expect: sequence item 0: expected str instance, int found
# expect: decoding to str: need a bytes-like object, int found
class Text(str):
    pass
print(type(re.sub("x", "", Text("abc"))), type(re.match("a", Text("a")).group()), type(re.split(",", Text("a"))[0]))
# expect: <class 'str'> <class 'str'> <class 'str'>
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(re.sub("a", "b", "aa", 1), re.split("a", "bab", 1))
# expect: ba ['b', 'b']
print([str(w.message) for w in caught])
# expect: ["'count' is passed as positional argument", "'maxsplit' is passed as positional argument"]
