# A broken token behind an error is the likelier cause, but not within an f-string.
def complain(text):
    try:
        compile(text, "file", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset)


complain("a b\nf'x")  # expect: invalid syntax 1 3
complain("a b\n'x")  # expect: unterminated string literal (detected at line 2) 2 1
complain("a = = f'{0case}'")  # expect: invalid syntax 1 5
complain("a = = 0case")  # expect: invalid decimal literal 1 7
complain("def f()\n f'{a}}'\n")  # expect: expected ':' 1 8
complain("def f()\n 0case")  # expect: invalid decimal literal 2 2
complain("b'é'\nf'abc")  # expect: bytes can only contain ASCII literal characters 1 1
complain("a b f'x")  # expect: unterminated f-string literal (detected at line 1) 1 5


def nested(depth):
    return 'f"{' * depth + "1" + '}"' * depth


print(eval(nested(149)))  # expect: 1
complain(nested(150))  # expect: too many nested f-strings 1 449


def attempt(text):
    try:
        compile(text, "F", "exec")
    except SyntaxError as error:
        print(error.msg, error.offset)


# the conversion is looked at when the field is complete
attempt("f'{3!g'")  # expect: f-string: expecting '}' 7
attempt("f'{3!g")  # expect: '{' was never closed 3
attempt("f'{3!g x}'")  # expect: f-string: expecting ':' or '}' 8
attempt("f'{3!g:x}'")  # expect: f-string: invalid conversion character 'g': expected 's', 'r', or 'a' 6
attempt("f'{3=!gx}'")  # expect: f-string: invalid conversion character 'gx': expected 's', 'r', or 'a' 7
