# match, fullmatch and search; positions; what a match object says.
import re
m = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)(-\d\d)?", "on 2024-05, at noon")
print(m)  # expect: <re.Match object; span=(3, 10), match='2024-05'>
print(m.group(), m.group(1), m.group("month"), m.group(3), m.group(1, "month", 0))
# expect: 2024-05 2024 05 None ('2024', '05', '2024-05')
print(m["year"], m[2], m.groups(), m.groups("none"), m.groupdict())
# expect: 2024 05 ('2024', '05', None) ('2024', '05', 'none') {'year': '2024', 'month': '05'}
print(m.start(), m.end("month"), m.span(3), m.regs, m.pos, m.endpos, m.lastindex, m.lastgroup)
# expect: 3 10 (-1, -1) ((3, 10), (3, 7), (8, 10), (-1, -1)) 0 19 2 month
print(m.string, m.re is re.compile(m.re.pattern), m.expand(r"\g<month>/\1 \3."))
# expect: on 2024-05, at noon True 05/2024 .
for wrong in (4, -1, "day", 1.5, None, 2**100):
    try:
        m.group(wrong)
    except IndexError as e:
        print(e)
# expect: no such group
# expect: no such group
# expect: no such group
# expect: no such group
# expect: no such group
# expect: no such group
print(re.match("b", "ab"), re.fullmatch("a", "ab"), re.fullmatch("a|ab", "ab"), re.fullmatch("a*?", "aa"))
# expect: None None <re.Match object; span=(0, 2), match='ab'> <re.Match object; span=(0, 2), match='aa'>
p = re.compile("^b")
print(p.search("ab", 1), p.match("ab", 1), re.compile("b$").search("abc", 0, 2), re.compile("b").search("ab", 5))
# expect: None None <re.Match object; span=(1, 2), match='b'> None
print(re.compile(r"(?<=a)b").search("ab", 1), re.compile("").match("ab", -5, 10**10))
# expect: <re.Match object; span=(1, 2), match='b'> <re.Match object; span=(0, 0), match=''>
print(bool(re.match("", "")), re.search("x*", "ax").span(), re.search(r"\Bb", "ab"), re.search(r"\B", ""))
# expect: True (0, 0) <re.Match object; span=(1, 2), match='b'> None
for call in (lambda: re.match("a", 5), lambda: re.match("a", b"a"), lambda: re.match(b"a", "a"), lambda: re.match(5, "a")):
    try:
        call()
    except TypeError as e:
        print(e)
# expect: expected string or bytes-like object, got 'int'
# expect: cannot use a string pattern on a bytes-like object
# expect: cannot use a bytes pattern on a string-like object
# expect: first argument must be string or compiled pattern
print(re.match(b"(.)(x)?", bytearray(b"ab")).groups(), re.match(b".", memoryview(b"ab")).group())
# expect: (b'a', None) b'a'
import copy, pickle
print(copy.copy(m) is m, copy.deepcopy(p) is p, pickle.loads(pickle.dumps(p)) == p, hash(p) == hash(re.compile("^b")))
# expect: True True True True
print(p.pattern, p.flags, p.groups, m.re.groupindex, type(p), type(m), re.Pattern[str], p == re.compile(b"^b"))
# expect: ^b 32 0 {'year': 1, 'month': 2} <class 're.Pattern'> <class 're.Match'> re.Pattern[str] False
