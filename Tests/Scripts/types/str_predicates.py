print([("a1".isalnum(), "a ".isalnum(), "".isalnum()), ("é".isalpha(), "a1".isalpha()), ("abc".isascii(), "é".isascii(), "".isascii())])
# expect: [(True, False, False), (True, False), (True, False, True)]
print([c.isdecimal() for c in "5²½٣"], [c.isdigit() for c in "5²½٣"], [c.isnumeric() for c in "5²½٣Ⅷ一"])
# expect: [True, False, False, True] [True, True, False, True] [True, True, True, True, True, True]
print("abc_1".isidentifier(), "1a".isidentifier(), "é".isidentifier(), "".isidentifier(), "class".isidentifier())
# expect: True False True False True
print("a b".isprintable(), "a\n".isprintable(), "".isprintable(), "\u200b".isprintable(), " \t\n".isspace(), "\xa0\u2003".isspace(), "".isspace())
# expect: True False True False True True False
