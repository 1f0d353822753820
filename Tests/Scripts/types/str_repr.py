print(repr("a'b"), repr('a"b'), repr("a'b\"c"), repr("\n\t\r\\"))  # expect: "a'b" 'a"b' 'a\'b"c' '\n\t\r\\'
print(repr("\x00\x1f\x7f\x80\xa0\xad"), repr("é€😀"))  # expect: '\x00\x1f\x7f\x80\xa0\xad' 'é€😀'
print(repr("\ud800"), repr("\u200b\u2028\ufeff"), ascii("é€😀\n"), ascii("\ud800"))
# expect: '\ud800' '\u200b\u2028\ufeff' '\xe9\u20ac\U0001f600\n' '\ud800'
print(repr("\x1b[0m"), repr(""))  # expect: '\x1b[0m' ''
print(["it's", 'say "x"'], {"k": "v\n"}, repr("\U000e0001\uffff\ue000"))
# expect: ["it's", 'say "x"'] {'k': 'v\n'} '\U000e0001\uffff\ue000'
