for source in ("1\0", b"1\0"):
    for run in (eval, exec, lambda s: compile(s, "<s>", "exec")):
        try:
            run(source)
        except SyntaxError as e:
            print(e, e.lineno)  # expect: source code string cannot contain null bytes None
            # expect: source code string cannot contain null bytes None
            # expect: source code string cannot contain null bytes None
            # expect: source code string cannot contain null bytes None
            # expect: source code string cannot contain null bytes None
            # expect: source code string cannot contain null bytes None
