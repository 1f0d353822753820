# Programs and modules in other encodings, with marks, with odd line ends: what runs, and how their lines are shown.
import os, subprocess, sys, tempfile
folder = os.path.realpath(tempfile.mkdtemp())
os.chdir(folder)
def run(content, module=None):
    with open("prog.py", "wb") as file: file.write(content)
    if module is not None:
        with open("mod.py", "wb") as file: file.write(module)
    done = subprocess.run(
        [sys.executable, "-B", "prog.py"], capture_output=True, timeout=100, env=dict(os.environ, PYTHONIOENCODING="utf-8"))
    text = done.stderr.decode("utf-8", "backslashreplace").replace(folder, "DIR")
    print(done.returncode, done.stdout.decode().strip(), *map(ascii, text.splitlines()), sep="|")
def load(content): run(b"import mod\n", content)

run(b"# coding: latin-1\nx = '\xe9\xff' + 1/0\n")
# expect: 1||'Traceback (most recent call last):'|'  File "DIR/prog.py", line 2, in <module>'|"    x = '\xe9\xff' + 1/0"|'               ~^~'|'ZeroDivisionError: division by zero'
run(b"# coding: latin-1\nx = '\xe9\xff' +* 1\n")
# expect: 1||'  File "DIR/prog.py", line 2'|"    x = '\xe9\xff' +* 1"|'              ^'|'SyntaxError: invalid syntax'
run("# coding: koi8-r\nx = 'пи' + 1/0\n".encode("koi8-r"))
# expect: 1||'Traceback (most recent call last):'|'  File "DIR/prog.py", line 2, in <module>'|"    x = '\u043f\u0438' + 1/0"|'               ~^~'|'ZeroDivisionError: division by zero'
load(b"# coding: iso-8859-15\nx = '\xa4' + 1\n")
# expect: 1||'Traceback (most recent call last):'|'  File "DIR/prog.py", line 1, in <module>'|'    import mod'|'  File "DIR/mod.py", line 2, in <module>'|"    x = '\u20ac' + 1"|'        ~~~~^~~'|'TypeError: can only concatenate str (not "int") to str'
run(b"# coding: utf-16\nprint(1)\n")  # expect: 1||'SyntaxError: encoding problem: utf-16'
run(b"# coding: UTF_32-LE\nprint(1)\n")  # expect: 1||'SyntaxError: encoding problem: UTF_32-LE'
run(b"# coding: cp1252\nprint('\x81')\n")  # expect: 1||'SyntaxError: encoding problem: cp1252'
run(b"# coding: us-ascii\nx = '\xff'\n")  # expect: 1||'SyntaxError: encoding problem: us-ascii'
run(b"# coding: utf8\nx = '\xff'\n")  # expect: 1||'SyntaxError: encoding problem: utf8'
load(b"# coding: utf8\nx = '\xff'\n")
# expect: 1||'Traceback (most recent call last):'|'  File "DIR/prog.py", line 1, in <module>'|'    import mod'|'  File "DIR/mod.py", line 0'|"SyntaxError: 'utf-8' codec can't decode byte 0xff in position 20: invalid start byte"
load(b"x = 1 # \xff\n# \xe9\nprint('# fine', x)\n")  # expect: 0|# fine 1
run(b"\xef\xbb\xbfprint('marked')\r\nx = (1 2)\r\n")
# expect: 1||'  File "DIR/prog.py", line 2'|'    x = (1 2)'|'         ^^^'|'SyntaxError: invalid syntax. Perhaps you forgot a comma?'
run(b"\xef\xbb\xbffoo(a b)\n")
# expect: 1||'  File "DIR/prog.py", line 1'|'    \ufefffoo(a b)'|'      ^^^'|'SyntaxError: invalid syntax. Perhaps you forgot a comma?'
run(b"\xef\xbb\xbfx = 'abc\n")
# expect: 1||'  File "DIR/prog.py", line 1'|"    x = 'abc"|'        ^'|'SyntaxError: unterminated string literal (detected at line 1)'
run(b"print(1)\rprint(2)\r\nprint('a\\\rb')\r1/0")
# expect: 1|1
# expect: 2
# expect: ab|'Traceback (most recent call last):'|'  File "DIR/prog.py", line 5, in <module>'|'    1/0'|'    ~^~'|'ZeroDivisionError: division by zero'
run(b"if 1:\n\x0c    print(1)\n\x0cx = 1 \x0c+ 1\nprint(x)")
# expect: 0|1
# expect: 2
run(b"print(1)\ny = \x00 2\n")
# expect: 1||'  File "DIR/prog.py", line 2'|'    y = '|'SyntaxError: source code cannot contain null bytes'

for mode in "exec", "eval", "single":
    for text in "if 1:", "if 1:\n", "# c", "":
        try:
            compile(text, "F", mode)
        except SyntaxError as error:
            print(mode, error.args)
# expect: exec ("expected an indented block after 'if' statement on line 1", ('F', 1, 6, 'if 1:\n', 1, -1))
# expect: exec ("expected an indented block after 'if' statement on line 1", ('F', 1, 6, 'if 1:\n', 1, -1))
# expect: eval ('invalid syntax', ('F', 1, 1, 'if 1:', 1, 3))
# expect: eval ('invalid syntax', ('F', 1, 1, 'if 1:\n', 1, 3))
# expect: eval ('invalid syntax', ('F', 1, 0, '# c', 1, 0))
# expect: eval ('invalid syntax', ('F', 0, 0, '', 0, 0))
# expect: single ("expected an indented block after 'if' statement on line 1", ('F', 1, 5, 'if 1:', 1, -1))
# expect: single ("expected an indented block after 'if' statement on line 1", ('F', 1, 6, 'if 1:\n', 1, -1))
# expect: single ('invalid syntax', ('F', 1, 0, '# c', 1, 0))
# expect: single ('invalid syntax', ('F', 0, 0, '', 0, 0))
for bad in b"'\xed\xa0\x80'", b"'\xf4\x90\x80\x80'":
    try:
        compile(bad, "F", "exec")
    except SyntaxError as error:
        print(error.msg)
# expect: (unicode error) 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte
# expect: (unicode error) 'utf-8' codec can't decode byte 0xf4 in position 0: invalid continuation byte
