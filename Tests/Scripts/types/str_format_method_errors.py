def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)

attempt(lambda: "{}".format())  # expect: IndexError: Replacement index 0 out of range for positional args tuple
attempt(lambda: "{1}".format(0))  # expect: IndexError: Replacement index 1 out of range for positional args tuple
attempt(lambda: "{x}".format())  # expect: KeyError: 'x'
attempt(lambda: "{".format())  # expect: ValueError: Single '{' encountered in format string
attempt(lambda: "}".format())  # expect: ValueError: Single '}' encountered in format string
attempt(lambda: "{0".format(1))  # expect: ValueError: expected '}' before end of string
attempt(lambda: "{} {0}".format(1))
# expect: ValueError: cannot switch from automatic field numbering to manual field specification
attempt(lambda: "{0} {}".format(1))
# expect: ValueError: cannot switch from manual field specification to automatic field numbering
attempt(lambda: "{!z}".format(1))  # expect: ValueError: Unknown conversion specifier z
attempt(lambda: "{!}".format(1))  # expect: ValueError: unmatched '{' in format spec
attempt(lambda: "{0.}".format(1))  # expect: ValueError: Empty attribute in format string
attempt(lambda: "{0[}".format([1]))  # expect: ValueError: expected '}' before end of string
attempt(lambda: "{0[0}".format([1]))  # expect: ValueError: expected '}' before end of string
attempt(lambda: "{0.nope}".format(1))  # expect: AttributeError: 'int' object has no attribute 'nope'
attempt(lambda: "{0[5]}".format([1]))  # expect: IndexError: list index out of range
attempt(lambda: "{:d}".format("x"))  # expect: ValueError: Unknown format code 'd' for object of type 'str'
attempt(lambda: "{a b}".format())  # expect: KeyError: 'a b'
attempt(lambda: "{0[0]x}".format([1]))  # expect: ValueError: Only '.' or '[' may follow ']' in format field specifier
attempt(lambda: "{:{:{}}}".format(1, 2, 3))  # expect: ValueError: Max string recursion exceeded
