c = compile("1 + 2", "<x>", "eval")
print(type(c).__name__, eval(c), c.co_filename)  # expect: code 3 <x>
exec(compile("for i in range(2): print(i)", "f", "exec"))
# expect: 0
# expect: 1
exec(compile("'shown'", "f", "single"))  # expect: 'shown'
exec(compile("x = 1", "f", "single"))
print(eval(compile("f'{1 + 1}'", "", "eval")))  # expect: 2
for g in (
    lambda: compile("1", "f", "bad"),
    lambda: compile(5, "f", "exec"),
    lambda: compile("a\0b", "f", "exec"),
    lambda: compile("1", 5, "exec"),
    lambda: compile("x"),
    lambda: exec(compile("(", "f.py", "exec")),
):
    try:
        g()
    except Exception as e:
        print(type(e).__name__, e)
        # expect: ValueError compile() mode must be 'exec', 'eval' or 'single'
        # expect: TypeError compile() arg 1 must be a string, bytes or AST object
        # expect: SyntaxError source code string cannot contain null bytes
        # expect: TypeError expected str, bytes or os.PathLike object, not int
        # expect: TypeError compile() missing required argument 'filename' (pos 2)
        # expect: SyntaxError '(' was never closed (f.py, line 1)
