# What the command says of programs that cannot be read or parsed.
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
run("missing.py")
# expect: 2 |  | PROG: can't open file 'DIR/missing.py': [Errno 2] No such file or directory
run(".")
# expect: 1 |  | PROG: can't find '__main__' module in 'DIR'
run("latin.py", b"x = 1\ny = '\xe9'\n")
# expect: 1 |  | SyntaxError: Non-UTF-8 code starting with '\xe9' in file DIR/latin.py on line 2, but no encoding declared; see https://peps.python.org/pep-0263/ for details
run("utf16.py", "print(1)".encode("utf-16"))
# expect: 1 |  | SyntaxError: Non-UTF-8 code starting with '\xff' in file DIR/utf16.py on line 1, but no encoding declared; see https://peps.python.org/pep-0263/ for details
run("null.py", b"x = 1\ny = 'a\0b'\nz = 1\n")
# expect: 1 |  |   File "DIR/null.py", line 2 |     y = 'a | SyntaxError: source code cannot contain null bytes
run("nulls.py", bytes(1000))
# expect: 1 |  |   File "DIR/nulls.py", line 1 |      | SyntaxError: source code cannot contain null bytes
run("coding.py", b"# coding: no-such-thing\nprint(1)")
# expect: 1 |  | SyntaxError: encoding problem: no-such-thing
run("mark.py", b"\xef\xbb\xbf# coding: latin-1\nprint(1)")
# expect: 1 |  | SyntaxError: encoding problem: iso-8859-1 with BOM
run("ascii.py", b"# coding: ascii\nx = '\xe9'")
# expect: 1 |  | SyntaxError: encoding problem: ascii
run("cyrillic.py", "# coding: cp1251\nprint(ascii('\u043f\u0438'))".encode("cp1251"))
# expect: 0 | '\u043f\u0438'
