def check(source):
    try:
        compile(source, "<s>", "eval")
        print("fine")
    except (SyntaxError, RecursionError, MemoryError) as e:
        print("refused")
check("(" * 100 + "1" + ")" * 100)  # expect: fine
check("[" * 150 + "]" * 150)  # expect: fine
check("(" * 100_000)  # expect: refused
check("(" * 1000 + ")" * 1000)  # expect: refused
check("-" * 100_000 + "1")  # expect: refused
check("not " * 100_000 + "1")  # expect: refused
check("x" + "[0" * 500 + "]" * 500)  # expect: refused
check("{" * 5000)  # expect: refused
check("lambda: " * 100_000 + "1")  # expect: refused
check("f(" * 100_000)  # expect: refused
