def check(source, mode):
    try:
        compile(source, "<s>", mode)
        print("fine")
    except SyntaxError as e:
        print(e.msg, (e.lineno, e.offset))

check("x = 1", "eval")  # expect: invalid syntax (1, 3)
check("", "eval")  # expect: invalid syntax (0, 0)
check("", "exec")  # expect: fine
check("1\n2", "eval")  # expect: invalid syntax (2, 1)
check("1\n2", "single")  # expect: multiple statements found while compiling a single statement (1, 2)
check("x = 1; y = 2", "single")  # expect: fine
check("  1 + 1", "eval")  # expect: unexpected indent (1, 2)
check("pass", "eval")  # expect: invalid syntax (1, 1)
check("1 + 1 # comment\n\n", "eval")  # expect: fine
try:
    compile("1", "<s>", "other")
except ValueError as e:
    print(e)  # expect: compile() mode must be 'exec', 'eval' or 'single'
