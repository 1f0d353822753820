# Repetitions of every kind, what groups hold afterwards, alternatives, references, conditions, looks.
import re
for pattern, text in [
    ("a*", "aaa"), ("a+?", "aaa"), ("a??b", "ab"), ("a{2}", "aaa"), ("a{,2}", "aaa"), ("a{2,}?", "aaa"), ("a{1,2}?a", "aaa"),
    ("a{b", "a{b"), ("a{1,b}", "a{1,b}"), ("x{}", "x{}"), ("a*+a", "aaa"), ("a++b", "aab"), ("a?+a", "a"), ("(?>a+)b", "aab"),
    ("(?>a|ab)c", "abc"), ("(a*)*", "aaa"), ("(a*)+", "aab"), ("(a|b)*", "abba"), ("(?:(a)|b)*", "ab"), ("(?:(a)|(b))*?c", "abc"),
    ("((a)|b){2}", "ab"), ("(a)|b", "b"), ("(a?)*?b", "aab"), ("(?:a?)*?$", "a"), ("(ab|a)(bc)?", "abc"), ("(?:x|y|z)+", "zyxw"),
    (r"(\w)\1", "abb"), (r"(a)?\1b", "b"), (r"(?P<q>['\"]).*?(?P=q)", "'a\"b'c"), ("(a)?(?(1)b|c)", "ab"), ("(a)?(?(1)b|c)", "c"),
    ("(a)?(?(1)b)", "ab"), (r"(?P<x><)?a(?(x)>|!)", "<a>"), ("a(?=b)", "ab"), ("a(?!b)", "ab"), ("a(?=(b))", "ab"),
    ("(?=(a+))a*b", "aab"), ("(?!(a)b)a", "ac"), ("", ""), ("(?:)*x", "x"), ("(|a)+", "aaa"), ("(?:|a){2}b", "aab"),
    ("(a{2,3}){2}", "aaaaa"), ("(?:a{0})b", "b"), ("(a){0}b", "b"), ("(?!)", "a"), ("()", "a"), ("(a(b(c)))", "abc"),
]:
    m = re.match(pattern, text)
    print(pattern, "->", m and (m.group(), m.groups(), m.lastindex))
# expect: a* -> ('aaa', (), None)
# expect: a+? -> ('a', (), None)
# expect: a??b -> ('ab', (), None)
# expect: a{2} -> ('aa', (), None)
# expect: a{,2} -> ('aa', (), None)
# expect: a{2,}? -> ('aa', (), None)
# expect: a{1,2}?a -> ('aa', (), None)
# expect: a{b -> ('a{b', (), None)
# expect: a{1,b} -> ('a{1,b}', (), None)
# expect: x{} -> ('x{}', (), None)
# expect: a*+a -> None
# expect: a++b -> ('aab', (), None)
# expect: a?+a -> None
# expect: (?>a+)b -> ('aab', (), None)
# expect: (?>a|ab)c -> None
# expect: (a*)* -> ('aaa', ('',), 1)
# expect: (a*)+ -> ('aa', ('',), 1)
# expect: (a|b)* -> ('abba', ('a',), 1)
# expect: (?:(a)|b)* -> ('ab', ('a',), 1)
# expect: (?:(a)|(b))*?c -> ('abc', ('a', 'b'), 2)
# expect: ((a)|b){2} -> ('ab', ('b', 'a'), 1)
# expect: (a)|b -> ('b', (None,), None)
# expect: (a?)*?b -> ('aab', ('a',), 1)
# expect: (?:a?)*?$ -> ('a', (), None)
# expect: (ab|a)(bc)? -> ('ab', ('ab', None), 1)
# expect: (?:x|y|z)+ -> ('zyx', (), None)
# expect: (\w)\1 -> None
# expect: (a)?\1b -> None
# expect: (?P<q>['\"]).*?(?P=q) -> ('\'a"b\'', ("'",), 1)
# expect: (a)?(?(1)b|c) -> ('ab', ('a',), 1)
# expect: (a)?(?(1)b|c) -> ('c', (None,), None)
# expect: (a)?(?(1)b) -> ('ab', ('a',), 1)
# expect: (?P<x><)?a(?(x)>|!) -> ('<a>', ('<',), 1)
# expect: a(?=b) -> ('a', (), None)
# expect: a(?!b) -> None
# expect: a(?=(b)) -> ('a', ('b',), 1)
# expect: (?=(a+))a*b -> ('aab', ('aa',), 1)
# expect: (?!(a)b)a -> ('a', (None,), None)
# expect:  -> ('', (), None)
# expect: (?:)*x -> ('x', (), None)
# expect: (|a)+ -> ('', ('',), 1)
# expect: (?:|a){2}b -> ('aab', (), None)
# expect: (a{2,3}){2} -> ('aaaaa', ('aa',), 1)
# expect: (?:a{0})b -> ('b', (), None)
# expect: (a){0}b -> ('b', (None,), None)
# expect: (?!) -> None
# expect: () -> ('', ('',), 1)
# expect: (a(b(c))) -> ('abc', ('abc', 'bc', 'c'), 1)
print(re.search("(?<=ab)c", "abc"), re.search("(?<!ab)c", "abc"), re.search("(?<=^)a", "a"), re.search("(?<=a|b)c", "bc"))
# expect: <re.Match object; span=(2, 3), match='c'> None <re.Match object; span=(0, 1), match='a'> <re.Match object; span=(1, 2), match='c'>
print(re.search(r"(?<=(.))b", "ab").groups(), re.search(r"(a)(?<=\1)b", "ab"), re.search("(?<!x)a", "a"))
# expect: ('a',) <re.Match object; span=(0, 2), match='ab'> <re.Match object; span=(0, 1), match='a'>
print(re.findall(r"(?:(?:a|b)c)+", "acbcc ac"), re.findall(r"\b\w+\b(?=,)", "one, two three,"))
# expect: ['acbc', 'ac'] ['one', 'three']
