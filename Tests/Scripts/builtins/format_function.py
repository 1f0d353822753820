print(format(5), format(5, "03"), format("a", ">3"), format(1.5, ".3f"))  # expect: 5 005   a 1.500
print(format(None), format([1], ""), format(True, "d"), format(1 + 2j, ".1f"))  # expect: None [1] 1 1.0+2.0j
for f in (
    lambda: format([], "x"),
    lambda: format(5, 5),
    lambda: format(),
    lambda: format(1, "2", 3),
    lambda: format("a", "d"),
    lambda: format(1, "s"),
    lambda: format(5, "z"),
):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
        # expect: TypeError unsupported format string passed to list.__format__
        # expect: TypeError format() argument 2 must be str, not int
        # expect: TypeError format expected at least 1 argument, got 0
        # expect: TypeError format expected at most 2 arguments, got 3
        # expect: ValueError Unknown format code 'd' for object of type 'str'
        # expect: ValueError Unknown format code 's' for object of type 'int'
        # expect: ValueError Negative zero coercion (z) not allowed in integer format specifier
