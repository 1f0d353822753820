print(["ab".center(7), "ab".center(6, "*"), "abc".center(6, "*"), "ab".ljust(5, ".")])
# expect: ['   ab  ', '**ab**', '*abc**', 'ab...']
print(["ab".rjust(5), "ab".center(1), "42".zfill(5), "-42".zfill(5), "+1".zfill(4)])
# expect: ['   ab', 'ab', '00042', '-0042', '+001']
print(["ab".zfill(1), "".zfill(2)])  # expect: ['ab', '00']
print(["a\tb\tc".expandtabs(), "a\tb".expandtabs(4), "\t\n\tx".expandtabs(2)])
# expect: ['a       b       c', 'a   b', '  \n  x']
print(["a\tb".expandtabs(0), "abc\t|".expandtabs(3)])  # expect: ['ab', 'abc   |']
for f in (
    lambda: "a".center(5, "xx"),
    lambda: "a".ljust("x"),
    lambda: "a".center(5, 3),
    lambda: "a".zfill(1.5),
):
    try:
        f()
    except TypeError as e:
        print(e)
        # expect: The fill character must be exactly one character long
        # expect: 'str' object cannot be interpreted as an integer
        # expect: The fill character must be a unicode character, not int
        # expect: 'float' object cannot be interpreted as an integer
