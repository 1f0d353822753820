# Between two expressions a comma may be missing, even if the second one breaks off.
def complain(text):
    try:
        compile(text, "file", "exec")
    except SyntaxError as error:
        print(error.msg, error.offset, error.end_offset)


hint = "invalid syntax. Perhaps you forgot a comma?"
complain("f(x y[])")  # expect: invalid syntax. Perhaps you forgot a comma? 3 6
complain("f(x y.)")  # expect: invalid syntax. Perhaps you forgot a comma? 3 6
complain("f(x y(a b))")  # expect: invalid syntax. Perhaps you forgot a comma? 3 6
complain("f(x y +)")  # expect: invalid syntax. Perhaps you forgot a comma? 3 6
complain("f(x y if z)")  # expect: invalid syntax. Perhaps you forgot a comma? 3 6
complain("f(x y and not)")  # expect: invalid syntax. Perhaps you forgot a comma? 3 6
complain("f(x y not in)")  # expect: invalid syntax. Perhaps you forgot a comma? 3 6
complain("f(x f'{b c}')")  # expect: invalid syntax 5 7
complain("x y(a b)")  # expect: invalid syntax 3 4
complain("x, y z = 5")  # expect: invalid syntax. Maybe you meant '==' or ':=' instead of '='? 6 11
complain("x = y, await , z")  # expect: invalid syntax 14 15
complain("type X[] = 1")  # expect: Type parameter list cannot be empty 8 10
complain("1or 2; 1orr")  # expect: invalid decimal literal 8 8
complain("x. # c")  # expect: invalid syntax 4 8
complain("if x # c\n  pass")  # expect: expected ':' 6 10
