def check(source):
    try:
        compile(source, "<s>", "exec")
        print("fine")
    except SyntaxError as e:
        print(e.msg)

check("(" * 150 + ")" * 150)  # expect: fine
check("(" * 201 + ")" * 201)  # expect: too many nested parentheses
deep = "".join(" " * i + "if 1:\n" for i in range(101)) + " " * 101 + "pass"
check(deep)  # expect: too many levels of indentation
blocks = "".join(" " * i + "while 1:\n" for i in range(21)) + " " * 21 + "pass"
check(blocks)  # expect: fine
check("f(" + ",".join("a%d" % i for i in range(300)) + ")")  # expect: fine
check("def f(" + ",".join("a%d" % i for i in range(300)) + "): pass")  # expect: fine
