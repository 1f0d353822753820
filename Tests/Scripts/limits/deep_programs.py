# What the command says of programs that are too deep or very long.
import os, subprocess, sys, tempfile
folder = os.path.realpath(tempfile.mkdtemp())
os.chdir(folder)
def run(name, content=None):
    if content is not None:
        with open(name, "wb") as file: file.write(content)
    done = subprocess.run([sys.executable, name], capture_output=True, text=True, errors="backslashreplace", timeout=100)
    text = done.stderr.replace(sys.executable, "PROG").replace(folder, "DIR")
    if text.startswith("taipan: "): text = "PROG: " + text[8:]
    lines = [line if len(line) < 200 else line[:10] + "..." for line in text.splitlines()]
    print(done.returncode, done.stdout.strip(), *lines[:5], sep=" | ")
run("open.py", b"(" * 100_000)
# expect: 1 |  |   File "DIR/open.py", line 1 |     ((((((... |           ... | SyntaxError: too many nested parentheses
run("nested.py", b"x = " + b"[" * 100_000 + b"]" * 100_000)
# expect: 1 |  |   File "DIR/nested.py", line 1 |     x = [[... |           ... | SyntaxError: too many nested parentheses
run("minus.py", b"x = " + b"-" * 100_000 + b"1")
# expect: 1 |  | MemoryError: Parser stack overflowed - Python source too complex to parse
run("attributes.py", b"x = a" + b".b" * 100_000)
# expect: 1 |  | RecursionError: maximum recursion depth exceeded during compilation
run("levels.py", b"\n".join(b" " * i + b"if 1:" for i in range(101)) + b"\n" + b" " * 101 + b"pass\n")
# expect: 1 |  |   File "DIR/levels.py", line 101 |     if 1: | IndentationError: too many levels of indentation
run("blocks.py", b"\n".join(b" " * i + b"for x in []:" for i in range(22)) + b"\n" + b" " * 22 + b"pass\n")
# expect: 1 |  |   File "DIR/blocks.py", line 22 |     for x in []: |     ^^^^^^^^^^^^ | SyntaxError: too many statically nested blocks
run("ends.py", b"if 1:\r  print(1)\r\nprint(2)\\\n\nprint(3)")
# expect: 0 | 1
# expect: 2
# expect: 3
run("long.py", b"#" + b"x" * 3_000_000 + b"\nprint('read')")  # expect: 0 | read
run("many.py", b"x = 1\n" * 20_000 + b"print(x)")  # expect: 0 | 1
