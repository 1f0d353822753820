print("a1".isalnum(), "a ".isalnum(), "".isalnum(), "é".isalpha(), "a1".isalpha())
# expect: True False False True False
print("abc".isascii(), "é".isascii(), "".isascii())  # expect: True False True
print([c.isdecimal() for c in "5²½٣"], [c.isdigit() for c in "5²½٣"])
# expect: [True, False, False, True] [True, True, False, True]
print([c.isnumeric() for c in "5²½٣Ⅷ一"])  # expect: [True, True, True, True, True, True]
print("abc_1".isidentifier(), "1a".isidentifier(), "é".isidentifier())  # expect: True False True
print("".isidentifier(), "class".isidentifier())  # expect: False True
print("a b".isprintable(), "a\n".isprintable(), "".isprintable())  # expect: True False True
print("\u200b".isprintable(), " \t\n".isspace(), "\xa0\u2003".isspace())  # expect: False True True
print("".isspace())  # expect: False
