# What is no pattern, and the words and places of the errors.
import re
for pattern in [
    "(", ")", "a)", "(a", "[", "[a", "[^", "[]", "a**", "*", "+a", "?", "a|*", "(*)", "^*", "a{3,2}", "a{99999999999}", "\\", "a\\", "[\\",
    r"\q", r"[\q]", r"\x1", r"\u12", r"\U0011", r"\U00110000", r"\N", r"\N{}", r"\N{NO SUCH NAME}", r"\400", r"[\400]", r"[\8]", "[b-a]",
    r"[a-\d]", r"[\w-a]", r"\1", r"(\1)", r"(a)\2", "(?", "(?P", "(?P<", "(?P<>a)", "(?P<a", "(?P<1>a)", "(?P<a-b>a)", "(?P<a>a)(?P<a>b)",
    "(?P=", "(?P=a)", "(?P=1)", "(?P<a>(?P=a))", "(?Px)", "(?z)", "(?#", "(?<", "(?<a)", "(?=", "(?!a", "(?<=a*)", "(?<=a|bc)", "(?(",
    "(?(1)a)", "(?(0)a)", "(?(a)b)", "(a)(?(1)b|c|d)", "(a)(?(1)b", "a(?i)", "(?i", "(?i-", "(?i-)", "(?-i)", "(?i-i:a)", "(?-a:b)",
    "(?au)b", "(?L)a", "(?iz)", "(?i-z:a)", "(?:a", r"(?<=(a)\1)", "(?i)(?m)a(?s)", "a\n(b", "(?<=" + "(?:a{99999}){99999}" + ")",
]:
    try:
        re.compile(pattern)
        print(repr(pattern), "is fine")
    except re.error as e:
        print(repr(pattern), e, e.msg == str(e), e.pos, e.lineno, e.colno)
    except OverflowError as e:
        print(repr(pattern), "OverflowError", e)
# expect: '(' missing ), unterminated subpattern at position 0 False 0 1 1
# expect: ')' unbalanced parenthesis at position 0 False 0 1 1
# expect: 'a)' unbalanced parenthesis at position 1 False 1 1 2
# expect: '(a' missing ), unterminated subpattern at position 0 False 0 1 1
# expect: '[' unterminated character set at position 0 False 0 1 1
# expect: '[a' unterminated character set at position 0 False 0 1 1
# expect: '[^' unterminated character set at position 0 False 0 1 1
# expect: '[]' unterminated character set at position 0 False 0 1 1
# expect: 'a**' multiple repeat at position 2 False 2 1 3
# expect: '*' nothing to repeat at position 0 False 0 1 1
# expect: '+a' nothing to repeat at position 0 False 0 1 1
# expect: '?' nothing to repeat at position 0 False 0 1 1
# expect: 'a|*' nothing to repeat at position 2 False 2 1 3
# expect: '(*)' nothing to repeat at position 1 False 1 1 2
# expect: '^*' nothing to repeat at position 1 False 1 1 2
# expect: 'a{3,2}' min repeat greater than max repeat at position 2 False 2 1 3
# expect: 'a{99999999999}' OverflowError the repetition number is too large
# expect: '\\' bad escape (end of pattern) at position 0 False 0 1 1
# expect: 'a\\' bad escape (end of pattern) at position 1 False 1 1 2
# expect: '[\\' bad escape (end of pattern) at position 1 False 1 1 2
# expect: '\\q' bad escape \q at position 0 False 0 1 1
# expect: '[\\q]' bad escape \q at position 1 False 1 1 2
# expect: '\\x1' incomplete escape \x1 at position 0 False 0 1 1
# expect: '\\u12' incomplete escape \u12 at position 0 False 0 1 1
# expect: '\\U0011' incomplete escape \U0011 at position 0 False 0 1 1
# expect: '\\U00110000' bad escape \U00110000 at position 0 False 0 1 1
# expect: '\\N' missing { at position 2 False 2 1 3
# expect: '\\N{}' missing character name at position 3 False 3 1 4
# expect: '\\N{NO SUCH NAME}' undefined character name 'NO SUCH NAME' at position 0 False 0 1 1
# expect: '\\400' octal escape value \400 outside of range 0-0o377 at position 0 False 0 1 1
# expect: '[\\400]' octal escape value \400 outside of range 0-0o377 at position 1 False 1 1 2
# expect: '[\\8]' bad escape \8 at position 1 False 1 1 2
# expect: '[b-a]' bad character range b-a at position 1 False 1 1 2
# expect: '[a-\\d]' bad character range a-\d at position 1 False 1 1 2
# expect: '[\\w-a]' bad character range \w-a at position 1 False 1 1 2
# expect: '\\1' invalid group reference 1 at position 1 False 1 1 2
# expect: '(\\1)' cannot refer to an open group at position 1 False 1 1 2
# expect: '(a)\\2' invalid group reference 2 at position 4 False 4 1 5
# expect: '(?' unexpected end of pattern at position 2 False 2 1 3
# expect: '(?P' unexpected end of pattern at position 3 False 3 1 4
# expect: '(?P<' missing group name at position 4 False 4 1 5
# expect: '(?P<>a)' missing group name at position 4 False 4 1 5
# expect: '(?P<a' missing >, unterminated name at position 4 False 4 1 5
# expect: '(?P<1>a)' bad character in group name '1' at position 4 False 4 1 5
# expect: '(?P<a-b>a)' bad character in group name 'a-b' at position 4 False 4 1 5
# expect: '(?P<a>a)(?P<a>b)' redefinition of group name 'a' as group 2; was group 1 at position 12 False 12 1 13
# expect: '(?P=' missing group name at position 4 False 4 1 5
# expect: '(?P=a)' unknown group name 'a' at position 4 False 4 1 5
# expect: '(?P=1)' bad character in group name '1' at position 4 False 4 1 5
# expect: '(?P<a>(?P=a))' cannot refer to an open group at position 10 False 10 1 11
# expect: '(?Px)' unknown extension ?Px at position 1 False 1 1 2
# expect: '(?z)' unknown extension ?z at position 1 False 1 1 2
# expect: '(?#' missing ), unterminated comment at position 0 False 0 1 1
# expect: '(?<' unexpected end of pattern at position 3 False 3 1 4
# expect: '(?<a)' unknown extension ?<a at position 1 False 1 1 2
# expect: '(?=' missing ), unterminated subpattern at position 0 False 0 1 1
# expect: '(?!a' missing ), unterminated subpattern at position 0 False 0 1 1
# expect: '(?<=a*)' look-behind requires fixed-width pattern True None None None
# expect: '(?<=a|bc)' look-behind requires fixed-width pattern True None None None
# expect: '(?(' missing group name at position 3 False 3 1 4
# expect: '(?(1)a)' invalid group reference 1 at position 3 False 3 1 4
# expect: '(?(0)a)' bad group number at position 3 False 3 1 4
# expect: '(?(a)b)' unknown group name 'a' at position 3 False 3 1 4
# expect: '(a)(?(1)b|c|d)' conditional backref with more than two branches at position 11 False 11 1 12
# expect: '(a)(?(1)b' missing ), unterminated subpattern at position 3 False 3 1 4
# expect: 'a(?i)' global flags not at the start of the expression at position 1 False 1 1 2
# expect: '(?i' missing -, : or ) at position 3 False 3 1 4
# expect: '(?i-' missing flag at position 4 False 4 1 5
# expect: '(?i-)' missing flag at position 4 False 4 1 5
# expect: '(?-i)' missing : at position 4 False 4 1 5
# expect: '(?i-i:a)' bad inline flags: flag turned on and off at position 5 False 5 1 6
# expect: '(?-a:b)' bad inline flags: cannot turn off flags 'a', 'u' and 'L' at position 4 False 4 1 5
# expect: '(?au)b' bad inline flags: flags 'a', 'u' and 'L' are incompatible at position 4 False 4 1 5
# expect: '(?L)a' bad inline flags: cannot use 'L' flag with a str pattern at position 3 False 3 1 4
# expect: '(?iz)' unknown flag at position 3 False 3 1 4
# expect: '(?i-z:a)' unknown flag at position 4 False 4 1 5
# expect: '(?:a' missing ), unterminated subpattern at position 0 False 0 1 1
# expect: '(?<=(a)\\1)' cannot refer to group defined in the same lookbehind subpattern at position 9 False 9 1 10
# expect: '(?i)(?m)a(?s)' global flags not at the start of the expression at position 9 False 9 1 10
# expect: 'a\n(b' missing ), unterminated subpattern at position 2 (line 2, column 1) False 2 2 1
# expect: '(?<=(?:a{99999}){99999})' looks too much behind True None None None
for pattern in [b"(?u)a", b"(?P<\xe9>a)", b"\\N{A}", b"[b-a]", b"\\u0041"]:
    try:
        re.compile(pattern)
        print(pattern, "is fine")
    except re.error as e:
        print(pattern, e)
# expect: b'(?u)a' bad inline flags: cannot use 'u' flag with a bytes pattern at position 3
# expect: b'(?P<\xe9>a)' bad character in group name '\xe9' at position 4
# expect: b'\\N{A}' bad escape \N at position 0
# expect: b'[b-a]' bad character range b-a at position 1
# expect: b'\\u0041' bad escape \u at position 0
print(re.error is re.PatternError, re.PatternError.__mro__, re.PatternError("m", "a\nb", 2).args)
# expect: True (<class 're.PatternError'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>) ('m at position 2 (line 2, column 1)',)
import warnings
for pattern in ["[[a]", "[a-c--d]", "[a&&b]", "[a||b]", "[a~~b]", "[--a]"]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        re.compile(pattern)
    print(pattern, [(w.category.__name__, str(w.message)) for w in caught])
# expect: [[a] [('FutureWarning', 'Possible nested set at position 1')]
# expect: [a-c--d] [('FutureWarning', 'Possible set difference at position 4')]
# expect: [a&&b] [('FutureWarning', 'Possible set intersection at position 2')]
# expect: [a||b] [('FutureWarning', 'Possible set union at position 2')]
# expect: [a~~b] [('FutureWarning', 'Possible set symmetric difference at position 2')]
# expect: [--a] []
