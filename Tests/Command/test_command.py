#!/usr/bin/env python3
"""Runs the command with a table of command lines and compares output, errors and exit status.

    Tests/Command/test_command.py [--command PATH] [name ...]
    Tests/Command/test_command.py --oracle [PATH]      the same table, proven on CPython 3.13

What a case expects is what CPython 3.13 does; `ours` marks what only Taipan has.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))
from terminal import default_signals  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
DEFAULT_ORACLE = os.path.expanduser("~/.pyenv/versions/3.13.0/bin/python3.13")

FILES = {
    "argv.py": "import sys\nprint(sys.argv, __name__)\n",
    "shebang.py": "#!/usr/bin/env taipan\nprint('shebang')\n",
    "first.py": "this line is no Python\nprint('second line')\n1/0\n",
    "fails.py": "def f():\n    return 1 / 0\nf()\n",
    "syntax.py": "x = 1\nif x\n    pass\n",
    "leave.py": "import sys\nsys.exit(int(sys.argv[1]))\n",
    "left.py": "x = 42\n",
    "path.py": "import sys\nprint(sys.path[0])\n",
    "pkg/__init__.py": "print('init', __name__)\n",
    "pkg/__main__.py": "import sys\nprint('main', __name__, __package__, sys.argv[1:], sys.argv[0][-15:])\n",
    "pkg/mod.py": "import sys\nprint('mod', __name__, __package__, __spec__.name, sys.argv[1:])\n",
    "app/__main__.py": "import helper, sys\nprint('app', __name__, repr(__package__), helper.x, sys.argv)\n",
    "app/helper.py": "x = 'helped'\n",
    "empty/readme": "",
    "broken/__init__.py": "1/0\n",
    "asserts.py": "'doc'\nassert False, 'no'\nprint(__debug__, __doc__)\n",
    "startup.py": "started = 'yes'\nprint('starting')\n",
    "gone.py": "import select\nprint('one', flush=True)\np = select.poll()\np.register(1, 0)\np.poll()\n",
    "pipes.py": """\
import atexit, gone, os, signal, sys
what = sys.argv[1]
if what in ('caught', 'closed', 'manual'):
    try:
        for i in range(100000): print(i)
    except BrokenPipeError as e:
        if what == 'manual':
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            sys.exit(1)
        print(e, file=sys.stderr)
        if what == 'closed': sys.stdout.close()
if what == 'default':
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    print('x' * 100000)
if what == 'exit':
    atexit.register(print, 'late')
if what in ('bytes', 'text'):
    stream, unit = (sys.stdout.buffer, b'x') if what == 'bytes' else (sys.stdout, 'x')
    for step in ('write 20000', 'write 10', 'flush', 'flush', 'close', 'write 1'):
        try:
            name, *count = step.split()
            print(step, getattr(stream, name)(*[unit * int(n) for n in count]), file=sys.stderr)
        except (OSError, ValueError) as e:
            print(step, type(e).__name__, e, getattr(e, 'characters_written', ''), file=sys.stderr)
""",
    "wait.py": "import time\nprint('ready', flush=True)\ntime.sleep(30)\n",
    "flushed.py": "import os, sys\nprint('a')\nsys.stderr.write('b')\nos._exit(3)\n",
    "unclosed.py": "f = open('out.txt', 'w')\nf.write('kept')\n",
    "exits.py": "import atexit\natexit.register(print, 'at exit')\nprint('end')\nraise SystemExit('message')\n",
    "bad_utf8.py": b"print('\xff')\n",
    "latin.py": b"# coding: latin-1\nprint(ascii('\xe9'))\n",
    "crlf.py": b"x = 1\r\nif x:\r\n    print('crlf')\r\n",
    "no_end.py": b"print('no line end')",
    "bom.py": b"\xef\xbb\xbfprint('bom')\n",
    "reads.py": "print('start')\nprint(open('left.py').read())\n",
    "imports.py": "import left\nprint(left.x)\n",
    "starts.py": "import subprocess, sys\nprint(subprocess.run([*sys.argv[1:]], capture_output=True, text=True, "
                 "stdin=subprocess.DEVNULL).stdout)\n",
    "grows.py": "x = []\nwhile True: x.append('a' * 1000)\n",
    "sub/inner.txt": "inner",
    # is each line an object of JSON? (what stands between its strings and numbers is checked only roughly)
    "is_json.py": r"""
import re, sys
lines = open(sys.argv[1], encoding='utf-8').read().splitlines()
value = r'"([^"\\\x00-\x1f]|\\(["\\/bfnrt]|u[0-9a-f]{4}))*"|-?[0-9]+([.][0-9]+)?(e[+-]?[0-9]+)?|null|true|false'
print(any('odd' in line for line in lines), [line for line in lines if re.sub(value, '', line).strip('{}[]:, ') or line[0] + line[-1] != '{}'])
""",
    "odd_events.py": """\
import sys
sys.audit('odd', float('nan'), float('inf'), 1e300, -0.0, 10**50, True, None, b'\\x00\\xff', {'a': 1, 2: [3, (4,)]}, {1}, object())
sys.audit('texts', '\\udcff', '"\\\\', '\\x00\\x1f\\x7f\\u2028\\U0001f600', {'\\ud800': ...}, 1 + 2j, range(3))
""",
}


class Case:
    """A command line and what comes of it. `err` None: not compared; a tuple: parts that must be there."""

    def __init__(self, name, arguments, out="", err="", status=0, stdin="", env=None, ours=False, shell=None):
        self.name, self.arguments, self.out, self.err, self.status = name, arguments, out, err, status
        self.stdin, self.env, self.ours, self.shell = stdin, env or {}, ours, shell


USAGE = ("usage: ", "[option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry `", " -h' for more information.\n")
FLAGS = "import sys; f = sys.flags; print({})"
FATAL = "Fatal Python error: {}\nPython runtime state: {}\n"
CPU_COUNT = FATAL.format(
    "config_init_cpu_count: -X cpu_count=n option: n is missing or an invalid number, n must be greater than 0", "preinitialized")
DIGITS = FATAL.format("config_init_int_max_str_digits: {}: invalid limit; must be >= 640 or 0 for unlimited.", "preinitialized")
DIVISION = "ZeroDivisionError: division by zero\n"

CASES = [
    # what is run
    Case("command", ["-c", "print(6 * 7)"], out="42\n"),
    Case("command with arguments", ["-c", "import sys; print(sys.argv)", "a", "-O", "--x"], out="['-c', 'a', '-O', '--x']\n"),
    Case("command of one word", ["-cprint(1)"], out="1\n"),
    Case("command of several lines", ["-c", "if 1:\n  print(1)\nprint(2)"], out="1\n2\n"),
    Case("command is __main__", ["-c", "print(__name__, __doc__, '__file__' in globals())"], out="__main__ None False\n"),
    Case("command path", ["-c", "import sys; print(repr(sys.path[0]))"], out="''\n"),
    Case("command traceback", ["-c", "1/0"], status=1,
         err='Traceback (most recent call last):\n  File "<string>", line 1, in <module>\n    1/0\n    ~^~\n' + DIVISION),
    Case("command syntax error", ["-c", "x = ("], status=1,
         err='  File "<string>", line 1\n    x = (\n        ^\nSyntaxError: \'(\' was never closed\n'),
    Case("empty command", ["-c", ""]),
    Case("arguments that are not UTF-8", ["-c", "import sys; print(ascii(sys.argv))", b"\xff\xe9"], out="['-c', '\\udcff\\udce9']\n"),
    Case("file", ["argv.py", "x", "-c"], out="['argv.py', 'x', '-c'] __main__\n"),
    Case("file path", ["path.py"], out="DIR\n"),
    Case("file behind --", ["--", "argv.py", "--"], out="['argv.py', '--'] __main__\n"),
    Case("file with shebang", ["shebang.py"], out="shebang\n"),
    Case("file traceback", ["fails.py"], status=1, err=(
        'Traceback (most recent call last):\n  File "DIR/fails.py", line 3, in <module>\n    f()\n    ~^^\n',
        '  File "DIR/fails.py", line 2, in f\n    return 1 / 0\n           ~~^~~\n' + DIVISION)),
    Case("file syntax error", ["syntax.py"], status=1,
         err='  File "DIR/syntax.py", line 2\n    if x\n        ^\nSyntaxError: expected \':\'\n'),
    Case("missing file", ["nothing.py"], status=2, err="PYTHON: can't open file 'DIR/nothing.py': [Errno 2] No such file or directory\n"),
    Case("file that is not UTF-8", ["bad_utf8.py"], status=1, err=(
        "SyntaxError: Non-UTF-8 code starting with '\\xff' in file DIR/bad_utf8.py on line 1, but no encoding declared",)),
    Case("file with a coding line", ["latin.py"], out="'\\xe9'\n"),
    Case("file with CR LF", ["crlf.py"], out="crlf\n"),
    Case("file without a last line end", ["no_end.py"], out="no line end\n"),
    Case("file with a byte order mark", ["bom.py"], out="bom\n"),
    Case("directory", ["app", "x"], out="app __main__ '' helped ['app', 'x']\n"),
    Case("directory without __main__", ["empty"], status=1, err="PYTHON: can't find '__main__' module in 'DIR/empty'\n"),
    Case("module", ["-m", "pkg.mod", "a", "-b"], out="init pkg\nmod __main__ pkg pkg.mod ['a', '-b']\n"),
    Case("package", ["-m", "pkg", "a"], out="init pkg\nmain __main__ pkg ['a'] pkg/__main__.py\n"),
    Case("module path", ["-m", "path"], out="DIR\n"),
    Case("module without name", ["-m", ""], status=1, err="PYTHON: No module named \n"),
    Case("module with a point at its end", ["-m", "pkg."], status=1, out=None, err="PYTHON: No module named pkg.\n"),
    Case("missing module", ["-m", "nothing"], status=1, err="PYTHON: No module named nothing\n"),
    Case("missing submodule", ["-m", "pkg.nothing"], status=1, out="init pkg\n", err="PYTHON: No module named pkg.nothing\n"),
    Case("module of no package", ["-m", "left.x"], status=1, err=(
        "PYTHON: Error while finding module specification for 'left.x' (ModuleNotFoundError: __path__ attribute not found on 'left' "
        "while trying to find 'left.x')",)),
    Case("package without __main__", ["-m", "logging"], status=1,
         err="PYTHON: No module named logging.__main__; 'logging' is a package and cannot be directly executed\n"),
    Case("package that fails", ["-m", "broken"], status=1, err=(DIVISION,)),
    Case("standard input", [], stdin="import sys\nprint(sys.argv)\n", out="['']\n"),
    Case("standard input has a name", [], stdin="print(__file__)\n", out="<stdin>\n"),
    Case("program by its first line", [], out="shebang ['./tool', 'a']\n", shell=(
        "printf '#!/usr/bin/env taipan\\nimport sys; print(\"shebang\", sys.argv)\\n' > tool; chmod +x tool; "
        'mkdir bin; ln -s "$PYTHON" bin/taipan; PATH=$PWD/bin:$PATH ./tool a')),
    Case("standard input by name", ["-", "a"], stdin="import sys\nprint(sys.argv)\n", out="['-', 'a']\n"),
    Case("standard input traceback", [], stdin="x = 1\n1/0\n", status=1,
         err='Traceback (most recent call last):\n  File "<stdin>", line 2, in <module>\n' + DIVISION),
    Case("empty standard input", []),
    Case("standard input path", [], stdin="import sys; print(repr(sys.path[0]))", out="''\n"),
    # options
    Case("unknown letter", ["-z"], status=2, err=("Unknown option: -z\n",) + USAGE),
    Case("unknown word", ["--what"], status=2, err=("unknown option --what\n",) + USAGE),
    Case("-c without argument", ["-c"], status=2, err=("Argument expected for the -c option\n",) + USAGE),
    Case("-m without argument", ["-um"], status=2, err=("Argument expected for the -m option\n",) + USAGE),
    Case("-W without argument", ["-W"], status=2, err=("Argument expected for the -W option\n",) + USAGE),
    Case("hash option", ["--check-hash-based-pycs", "never", "-c", "print(1)"], out="1\n"),
    Case("bad hash option", ["--check-hash-based-pycs", "x"], status=2,
         err=("--check-hash-based-pycs must be one of 'default', 'always', or 'never'\n",) + USAGE),
    Case("several letters", ["-uBOc", FLAGS.format("f.optimize, f.dont_write_bytecode")], out="1 1\n"),
    Case("no flags", ["-c", FLAGS.format("*f[:7], f[9], f[10], *f[12:14], *f[16:]")], out="0 0 0 0 0 0 0 0 0 0 False False 4300\n"),
    Case("-b", ["-b", "-c", FLAGS.format("f.bytes_warning, sys.warnoptions")], out="1 ['default::BytesWarning']\n"),
    Case("-bb", ["-bb", "-c", FLAGS.format("f.bytes_warning, sys.warnoptions")], out="2 ['error::BytesWarning']\n"),
    Case("-b text of bytes", ["-bb", "-c", "str(b'x')"], status=1, err=("BytesWarning: str() on a bytes instance\n",)),
    Case("-b bytes and text", ["-b", "-c", "print(b'x' == 'x', 'x' != b'x')"], out="False True\n",
         err=("<string>:1: BytesWarning: Comparison between bytes and string\n  print(b'x' == 'x', 'x' != b'x')\n",)),
    Case("-b bytes and numbers", ["-bb", "-c", "b'x' == 1"], status=1, err=("BytesWarning: Comparison between bytes and int\n",)),
    Case("-b is quiet otherwise", ["-bb", "-c", "print(b'x' == b'x', repr(b'x'), b'x' < b'y', bytearray(b'x') == 1)"],
         out="True b'x' True False\n"),
    Case("-B", ["-B", "-c", FLAGS.format("f.dont_write_bytecode, sys.dont_write_bytecode")], out="1 True\n"),
    Case("-E", ["-E", "-c", FLAGS.format("f.ignore_environment, f.optimize")], env={"PYTHONOPTIMIZE": "2"}, out="1 0\n"),
    Case("-I", ["-I", "-c", FLAGS.format("f.isolated, f.ignore_environment, f.no_user_site, f.safe_path, '' in sys.path")],
         out="1 1 1 True False\n"),
    Case("-I file", ["-I", "app/helper.py"]),
    Case("-I module", ["-I", "-m", "left"], status=1, err="PYTHON: No module named left\n"),
    Case("-O", ["-O", "asserts.py"], out="False doc\n"),
    Case("-OO", ["-OO", "asserts.py"], out="False None\n"),
    Case("assertions", ["asserts.py"], status=1, err=("AssertionError: no\n",)),
    Case("-P", ["-P", "-c", FLAGS.format("f.safe_path, '' in sys.path")], out="True False\n"),
    Case("-P module", ["-P", "-m", "left"], status=1, err="PYTHON: No module named left\n"),
    Case("-q -s -S", ["-qsS", "-c", FLAGS.format("f.quiet, f.no_user_site, f.no_site")], out="1 1 1\n"),
    Case("-S has no exit", ["-S", "-c", "exit"], status=1, err=("NameError: name 'exit' is not defined",)),
    Case("-d", ["-ddd", "-c", FLAGS.format("f.debug")], out="1\n"),
    Case("-J", ["-J"], status=2, err=("-J is reserved for Jython\n",) + USAGE),
    Case("-t is ignored", ["-t", "-R", "-c", "print(1)"], out="1\n"),
    Case("-u", ["-u", "flushed.py"], out="a\n", err="b", status=3),
    Case("buffered", ["flushed.py"], out="", err="", status=3),
    Case("-x", ["-x", "first.py"], out="second line\n", status=1, err=('first.py", line 3, in <module>\n    1/0\n',)),
    Case("-W error begins where the warning was issued", ["-W", "error", "-c", "import warnings; warnings.warn('x')"], status=1,
         err='Traceback (most recent call last):\n  File "<string>", line 1, in <module>\n    import warnings; warnings.warn(\'x\')\n'
             "                     ~~~~~~~~~~~~~^^^^^\nUserWarning: x\n"),
    Case("-W error", ["-W", "error", "-c", "import warnings; warnings.warn('x')"], status=1, err=("UserWarning: x\n",)),
    Case("-W ignore", ["-Wignore", "-c", "import warnings; warnings.warn('x')"]),
    Case("warning", ["-c", "import warnings; warnings.warn('x')"], err=("<string>:1: UserWarning: x\n",)),
    Case("-W wrong", ["-Wfoo", "-c", "pass"], err="Invalid -W option ignored: invalid action: 'foo'\n"),
    Case("-W order", ["-Wa", "-Wb", "-X", "dev", "-c", "import sys; print(sys.warnoptions)"], env={"PYTHONWARNINGS": "c,d"},
         out="['default', 'c', 'd', 'a', 'b']\n", err=None),
    Case("-X", ["-X", "a", "-Xb=c=d", "-c", "import sys; print(sys._xoptions)"], out="{'a': True, 'b': 'c=d'}\n"),
    Case("-X dev", ["-X", "dev", "-c", FLAGS.format("f.dev_mode, sys.warnoptions")], out="True ['default']\n"),
    Case("-X utf8", ["-X", "utf8=0", "-c", FLAGS.format("f.utf8_mode")], out="0\n"),
    Case("-X utf8 wrong", ["-X", "utf8=7", "-c", "pass"], status=1,
         err=(FATAL.format("preconfig_init_utf8_mode: invalid -X utf8 option value", "preinitializing"),)),
    Case("-X utf8 empty", ["-X", "utf8=", "-c", "pass"], status=1, err=("invalid -X utf8 option value",)),
    Case("PYTHONUTF8 wrong", ["-c", "pass"], env={"PYTHONUTF8": "x"}, status=1,
         err=(FATAL.format("preconfig_init_utf8_mode: invalid PYTHONUTF8 environment variable value", "preinitializing"),)),
    Case("-X cpu_count", ["-X", "cpu_count=7", "-c", "import os; print(os.cpu_count(), os.process_cpu_count())"], out="7 7\n"),
    Case("-X cpu_count default", ["-X", "cpu_count=default", "-c", "import os; print(os.cpu_count() == os.sysconf('SC_NPROCESSORS_ONLN'))"],
         env={"PYTHON_CPU_COUNT": "77"}, out="True\n"),
    Case("-X cpu_count wrong", ["-X", "cpu_count=0", "-c", "pass"], status=1, err=(CPU_COUNT,)),
    Case("-X cpu_count without number", ["-X", "cpu_count", "-c", "pass"], status=1, err=(CPU_COUNT,)),
    Case("PYTHON_CPU_COUNT", ["-c", "import os; print(os.cpu_count())"], env={"PYTHON_CPU_COUNT": "9"}, out="9\n"),
    Case("PYTHON_CPU_COUNT wrong", ["-c", "pass"], env={"PYTHON_CPU_COUNT": "many"}, status=1, err=(CPU_COUNT,)),
    Case("-X pycache_prefix", ["-X", "pycache_prefix=cache", "-c", "import sys; print(sys.pycache_prefix)"], out="cache\n",
         env={"PYTHONPYCACHEPREFIX": "other"}),
    Case("PYTHONPYCACHEPREFIX", ["-c", "import sys; print(sys.pycache_prefix)"], env={"PYTHONPYCACHEPREFIX": "other"}, out="other\n"),
    Case("no pycache_prefix", ["-X", "pycache_prefix=", "-c", "import sys; print(sys.pycache_prefix)"], out="None\n"),
    Case("-X frozen_modules wrong", ["-X", "frozen_modules=perhaps", "-c", "pass"], status=1,
         err=(FATAL.format('bad value for option -X frozen_modules (expected "on" or "off")', "preinitialized"),)),
    Case("-X gil", ["-X", "gil=1", "-c", "print(1)"], out="1\n"),
    Case("-X gil wrong", ["-X", "gil=0", "-c", "pass"], status=1,
         err=(FATAL.format("config_read_gil: Disabling the GIL is not supported by this build", "preinitialized"),)),
    Case("-X int_max_str_digits", ["-X", "int_max_str_digits=700", "-c", "import sys; print(sys.get_int_max_str_digits(), len(str(10**700)))"],
         out="", status=1, err=("ValueError: Exceeds the limit (700 digits) for integer string conversion",)),
    Case("-X int_max_str_digits wrong", ["-X", "int_max_str_digits=3", "-c", "pass"], status=1,
         err=(DIGITS.format("-X int_max_str_digits"),)),
    Case("-X int_max_str_digits without number", ["-X", "int_max_str_digits", "-c", "pass"], status=1,
         err=(DIGITS.format("-X int_max_str_digits"),)),
    Case("PYTHONINTMAXSTRDIGITS wrong", ["-c", "pass"], env={"PYTHONINTMAXSTRDIGITS": "few"}, status=1,
         err=(DIGITS.format("PYTHONINTMAXSTRDIGITS"),)),
    Case("-X no_debug_ranges", ["-X", "no_debug_ranges", "-c", "1/0"], status=1,
         err='Traceback (most recent call last):\n  File "<string>", line 1, in <module>\n    1/0\n' + DIVISION),
    Case("-X warn_default_encoding", ["-X", "warn_default_encoding", "-W", "ignore::ResourceWarning", "-c",
         "open('left.py'); open('left.py', encoding='utf-8'); open('left.py', 'rb')"], err=(
         "<string>:1: EncodingWarning: 'encoding' argument not specified\n",)),
    Case("-X importtime is nested", ["-X", "importtime", "-c", "import pkg.mod"], out=None, err=("|   pkg\n", "| pkg.mod\n")),
    Case("-X dev shows warnings", ["-X", "dev", "-c", "import warnings; warnings.warn('x', DeprecationWarning); open('left.py')"], err=(
         "<string>:1: DeprecationWarning: x\n", "ResourceWarning: unclosed file <_io.TextIOWrapper name='left.py'")),
    Case("-X importtime", ["-X", "importtime", "-c", "import left"], err=("import time: self [us] | cumulative | imported package\n", "| left\n")),
    Case("version", ["-V"], out=None, err=""),
    Case("long version", ["--version", "-c", "print(1)"], out=None, err=""),
    Case("orig_argv", ["-u", "-W", "ignore", "-c", "import sys; print(sys.orig_argv[1:])", "x"],
         out="['-u', '-W', 'ignore', '-c', 'import sys; print(sys.orig_argv[1:])', 'x']\n"),
    Case("executable", ["-c", "import sys, os; print(os.path.isabs(sys.executable), os.access(sys.executable, os.X_OK))"], out="True True\n"),
    # environment
    Case("PYTHONPATH", ["-c", "import helper; print(helper.x)"], env={"PYTHONPATH": "nowhere:app"}, out="helped\n"),
    Case("PYTHONPATH and -E", ["-E", "-c", "import helper"], env={"PYTHONPATH": "app"}, status=1, err=("No module named 'helper'",)),
    Case("PYTHONPATH is absolute", ["-c", "import sys; print(sys.path[1])"], env={"PYTHONPATH": "app"}, out="DIR/app\n"),
    Case("TAIPANPATH", ["-c", "import helper; print(helper.x)"], env={"TAIPANPATH": "app"}, out="helped\n", ours=True),
    Case("PYTHONOPTIMIZE", ["asserts.py"], env={"PYTHONOPTIMIZE": "2"}, out="False None\n"),
    Case("PYTHONUNBUFFERED", ["flushed.py"], env={"PYTHONUNBUFFERED": "1"}, out="a\n", err="b", status=3),
    Case("PYTHONSAFEPATH", ["-m", "left"], env={"PYTHONSAFEPATH": "1"}, status=1, err="PYTHON: No module named left\n"),
    Case("PYTHONWARNINGS", ["-c", "import warnings; warnings.warn('x')"], env={"PYTHONWARNINGS": "error"}, status=1, err=("UserWarning: x\n",)),
    Case("PYTHONDONTWRITEBYTECODE", ["-c", FLAGS.format("f.dont_write_bytecode")], env={"PYTHONDONTWRITEBYTECODE": "x"}, out="1\n"),
    Case("PYTHONUTF8", ["-c", FLAGS.format("f.utf8_mode")], env={"PYTHONUTF8": "1"}, out="1\n"),
    Case("PYTHONDEVMODE", ["-c", FLAGS.format("f.dev_mode")], env={"PYTHONDEVMODE": "1"}, out="True\n"),
    Case("PYTHONINTMAXSTRDIGITS", ["-c", "import sys; print(sys.get_int_max_str_digits())"], env={"PYTHONINTMAXSTRDIGITS": "0"}, out="0\n"),
    Case("PYTHONIOENCODING", ["-c", "print('\u00e9')"], env={"PYTHONIOENCODING": "ascii:backslashreplace"}, out="\\xe9\n"),
    Case("PYTHONIOENCODING has a proper name", ["-c", "import sys; print(sys.stdout.encoding, sys.stdin.encoding, sys.stdin.errors)"],
         env={"PYTHONIOENCODING": "Latin-1"}, out="iso8859-1 iso8859-1 strict\n"),
    Case("PYTHONIOENCODING wrong", ["-c", "print(1)"], env={"PYTHONIOENCODING": "nothing"}, status=1, err=(FATAL.format(
        "init_stdio_encoding: failed to get the Python codec name of the stdio encoding", "core initialized")
        + "LookupError: unknown encoding: nothing\n",)),
    Case("PYTHONIOENCODING and -E", ["-E", "-c", "print(1)"], env={"PYTHONIOENCODING": "nothing"}, out="1\n"),
    Case("PYTHONBREAKPOINT", ["-c", "print(breakpoint())"], env={"PYTHONBREAKPOINT": "0"}, out="None\n"),
    Case("PYTHONBREAKPOINT of a function", ["-c", "print(breakpoint())"], env={"PYTHONBREAKPOINT": "os.getcwd"}, out="DIR\n"),
    Case("PYTHONBREAKPOINT that is missing", ["-c", "print(breakpoint())"], env={"PYTHONBREAKPOINT": "nothing.here"}, out="None\n",
         err='<string>:1: RuntimeWarning: Ignoring unimportable $PYTHONBREAKPOINT: "nothing.here"\n  print(breakpoint())\n'),
    Case("PYTHONHASHSEED", ["-c", "print(1)"], env={"PYTHONHASHSEED": "7"}, out="1\n"),
    Case("PYTHONHASHSEED wrong", ["-c", "print(1)"], env={"PYTHONHASHSEED": "x"}, status=1, err=(
         'Fatal Python error: config_init_hash_seed: PYTHONHASHSEED must be "random" or an integer in range [0; 4294967295]\n',)),
    Case("FORCE_COLOR", ["-c", "1/0"], env={"FORCE_COLOR": "1"}, status=1, err=(
         'File \x1b[35m"<string>"\x1b[0m, line \x1b[35m1\x1b[0m, in \x1b[35m<module>\x1b[0m\n',
         "\x1b[1;35mZeroDivisionError\x1b[0m: \x1b[35mdivision by zero\x1b[0m\n")),
    Case("NO_COLOR before FORCE_COLOR", ["-c", "1/0"], env={"FORCE_COLOR": "1", "NO_COLOR": "1"}, status=1, err=("\n    1/0\n    ~^~\n",)),
    Case("PYTHON_COLORS before NO_COLOR", ["-c", "1/0"], env={"PYTHON_COLORS": "1", "NO_COLOR": "1"}, status=1, err=("\x1b[1;35mZero",)),
    Case("-E and colours", ["-E", "-c", "1/0"], env={"FORCE_COLOR": "1", "PYTHON_COLORS": "1"}, status=1, err=("\n    1/0\n    ~^~\n",)),
    Case("empty variables mean nothing", ["-c", FLAGS.format("f.optimize, f.inspect, f.safe_path")],
         env={"PYTHONOPTIMIZE": "", "PYTHONINSPECT": "", "PYTHONSAFEPATH": ""}, out="0 0 False\n"),
    Case("variables for letters", ["-c", FLAGS.format("f.debug, f.optimize, f.verbose, f.dont_write_bytecode, f.no_user_site, f.inspect")
         + "; print(sys.stdout.write_through)"], out="0 0 0 0 0 0\nFalse\n", env=dict.fromkeys(
         ["PYTHONDEBUG", "PYTHONOPTIMIZE", "PYTHONVERBOSE", "PYTHONDONTWRITEBYTECODE", "PYTHONNOUSERSITE", "PYTHONINSPECT",
          "PYTHONUNBUFFERED"], "0")),
    Case("variables for letters that are no numbers", ["-c", FLAGS.format("f.debug, f.optimize, f.dont_write_bytecode, f.no_user_site")],
         out="1 1 1 1\n", env=dict.fromkeys(
         ["PYTHONDEBUG", "PYTHONOPTIMIZE", "PYTHONDONTWRITEBYTECODE", "PYTHONNOUSERSITE"], "-5")),
    Case("annotations of __main__", ["-c", "print(__annotations__); x: int = 1; print(__annotations__)"], out="{}\n{'x': <class 'int'>}\n"),
    # the end
    Case("exit status", ["leave.py", "3"], status=3),
    Case("exit status beyond a byte", ["leave.py", "300"], status=44),
    Case("negative exit status", ["leave.py", "-1"], status=255),
    Case("exit with a text", ["-c", "import sys; sys.exit('gone')"], status=1, err="gone\n"),
    Case("exit with None", ["-c", "raise SystemExit(None)"]),
    Case("exit with a number that is too large", ["-c", "raise SystemExit(10**30)"], status=255, err=None),
    Case("exit with True", ["-c", "raise SystemExit(True)"], status=1),
    Case("exit functions", ["exits.py"], out="end\nat exit\n", status=1, err="message\n"),
    Case("open files are flushed", [], shell='"$PYTHON" unclosed.py; cat out.txt', out="kept"),
    Case("KeyboardInterrupt", ["-c", "raise KeyboardInterrupt"], status=-2, err=("\nKeyboardInterrupt\n",)),
    Case("abort", ["-c", "import os; os.abort()"], status=-6),
    Case("signals are the system's", ["-c", "import signal as s; print({s.getsignal(n) for n in (3, 4, 5, 6, 7, 8, 11)} == {s.SIG_DFL})"],
         out="True\n"),
    Case("Ctrl-C that is ignored stays so", [], out="True 0\n",
         shell="trap '' INT; \"$PYTHON\" -c 'import os, signal; os.kill(os.getpid(), 2); print(signal.getsignal(2) == 1, end=\" \")'; echo $?"),
    Case("last flush fails", [], shell='"$PYTHON" -c "print(1)" > /dev/full; echo $?', out="120\n",
         err="Exception ignored on flushing sys.stdout:\nOSError: [Errno 28] No space left on device\n"),
    Case("last flush to a closed descriptor", ["-c", "import os; print(1); os.close(1)"], status=120,
         err="Exception ignored on flushing sys.stdout:\nOSError: [Errno 9] Bad file descriptor\n"),
    Case("standard output is closed", [], shell='"$PYTHON" -c "import sys; print(1); sys.stderr.write(repr(sys.stdout))" >&-', err="None"),
    Case("standard input is closed", [], shell='"$PYTHON" -c "import sys; print(sys.stdin)" <&-', out="None\n"),
    Case("standard error is closed", [], shell='"$PYTHON" -c "1/0" 2>&-; echo $?', out="1\n"),
    # the reader takes one line and goes; `gone` waits for that
    Case("broken pipe", [], shell='"$PYTHON" -c "import gone; [print(i) for i in range(200000)]" | head -1; echo ${PIPESTATUS[0]}',
         out="one\n1\n", err=("    import gone; [print(i) for i in range(200000)]\n", "BrokenPipeError: [Errno 32] Broken pipe\n")),
    Case("broken pipe at the end", [], shell='"$PYTHON" -c "import gone; print(1)" | head -1; echo ${PIPESTATUS[0]}', out="one\n120\n",
         err="Exception ignored on flushing sys.stdout:\nBrokenPipeError: [Errno 32] Broken pipe\n"),
    Case("broken pipe at the end without buffer", [], shell='"$PYTHON" -u -c "import gone; print(1)" | head -1; echo ${PIPESTATUS[0]}',
         out="one\n1\n", err=("    import gone; print(1)\n                 ~~~~~^^^\nBrokenPipeError: [Errno 32] Broken pipe\n",)),
    Case("broken pipe when the program exits", [], out="one\n120\n", err=(
         "Exception ignored on flushing sys.stdout:\nBrokenPipeError: [Errno 32] Broken pipe\n",),
         shell='"$PYTHON" -c "import gone; print(1); raise SystemExit(3)" | head -1; echo ${PIPESTATUS[0]}'),
    Case("broken pipe after an error", [], out="one\n120\n", err=("ZeroDivisionError", "Exception ignored on flushing sys.stdout:\n"),
         shell='"$PYTHON" -c "import gone; print(1); 1/0" | head -1; echo ${PIPESTATUS[0]}'),
    Case("broken pipe in the middle", [], shell='"$PYTHON" pipes.py caught | head -1; echo ${PIPESTATUS[0]}', out="one\n0\n",
         err="[Errno 32] Broken pipe\n"),
    Case("broken pipe, then closed", [], shell='"$PYTHON" pipes.py closed | head -1; echo ${PIPESTATUS[0]}', out="one\n0\n",
         err="[Errno 32] Broken pipe\n"),
    Case("broken pipe, as the manual has it", [], shell='"$PYTHON" pipes.py manual | head -1; echo ${PIPESTATUS[0]}', out="one\n1\n"),
    Case("broken pipe with the default action", [], shell='"$PYTHON" pipes.py default | head -1; echo ${PIPESTATUS[0]}', out="one\n141\n"),
    Case("broken pipe and bytes", [], shell='"$PYTHON" pipes.py bytes | head -1; echo ${PIPESTATUS[0]}', out="one\n0\n",
         err=None),
    Case("broken pipe and text", [], shell='"$PYTHON" pipes.py text | head -1; echo ${PIPESTATUS[0]}', out="one\n0\n", err=None),
    Case("broken pipe in an exit function", [], shell='"$PYTHON" pipes.py exit | head -1; echo ${PIPESTATUS[0]}', out="one\n120\n",
         err="Exception ignored on flushing sys.stdout:\nBrokenPipeError: [Errno 32] Broken pipe\n"),
    # sessions without a terminal
    Case("-i", ["-i", "-q", "left.py"], stdin="x\n", out="42\n", err=">>> >>> \n"),
    Case("-i with a block", ["-i", "-q"], stdin="def f():\n    return 1\n\nf()\n", out="1\n", err=">>> ... ... >>> >>> \n"),
    Case("-i after an error", ["-i", "fails.py"], stdin="print('on')\n", out="on\n", err=(DIVISION + ">>> >>> \n",)),
    Case("-i after an exit", ["-i", "-c", "import sys; sys.exit(3)"], stdin="print('on')\n", out="on\n", err=("SystemExit: 3\n>>> >>> \n",)),
    Case("exit status of a session", ["-i", "-q"], stdin="import sys\nsys.exit(5)\nprint('no')\n", status=5, err=">>> >>> "),
    Case("errors in a session", ["-i", "-q"], stdin="1/0\nprint('on')\n", out="on\n", err=(
        '>>> Traceback (most recent call last):\n  File "<stdin>", line 1, in <module>\n    1/0\n    ~^~\n' + DIVISION + ">>> >>> \n",)),
    Case("syntax errors in a session", ["-i", "-q"], stdin="x = = 1\nprint('on')\n", out="on\n", err=("SyntaxError: invalid syntax\n>>> ",)),
    Case("PYTHONINSPECT without a terminal", ["left.py"], env={"PYTHONINSPECT": "1"}, stdin="print(1)\n"),
    Case("PYTHONSTARTUP", ["-i", "-q"], env={"PYTHONSTARTUP": "startup.py"}, stdin="started\n", out="starting\n'yes'\n", err=">>> >>> \n"),
    Case("PYTHONSTARTUP not with a program", ["-i", "-c", "pass"], env={"PYTHONSTARTUP": "startup.py"}, stdin="'started' in globals()\n",
         out="False\n", err=">>> >>> \n"),
    Case("prompts of one's own", ["-i", "-q"], stdin="import sys\nsys.ps1 = 'p '\nsys.ps2 = 'q '\nif 1:\n    2\n\n", out="2\n",
         err=">>> >>> p p q q p \n"),
    Case("displayhook", ["-i", "-q"], stdin="import sys\nsys.displayhook = lambda x: print('<', x, '>')\n1 + 1\nNone\n",
         out="< 2 >\n< None >\n", err=None),
    Case("underscore", ["-i", "-q"], stdin="1 + 1\n_ * 3\n_\n", out="2\n6\n6\n", err=None),
    Case("values of a block", ["-i", "-q"], stdin="for i in range(2): i\n\n", out="0\n1\n", err=None),
    Case("excepthook", ["-i", "-q"], stdin="import sys\nsys.excepthook = lambda *a: print('hook', a[0].__name__)\n1/0\n",
         out="hook ZeroDivisionError\n", err=None),
    Case("last_exc", ["-i", "-q"], stdin="1/0\nimport sys; sys.last_exc\n", out="ZeroDivisionError('division by zero')\n", err=None),
    Case("recursion in a session", ["-i", "-q"], stdin="def f(): f()\n\nf()\nprint('on')\n", out="on\n", err=("RecursionError: ",)),
    Case("memory in a session", ["-i", "-q"], stdin="b'x' * (1 << 60)\nprint('on')\n", out="on\n", err=("MemoryError",)),
    Case("future import in a session", ["-i", "-q"], out="{'x': 'no'}\n", err=None,
         stdin="from __future__ import annotations\ndef f(x: no): pass\n\nf.__annotations__\n"),
    # ours
    Case("input in a session", ["-i", "-q"], stdin="x = input('? ')\nanswer\nx\n", out="? 'answer'\n", err=None, ours=True),
    Case("zip archive", ["archive.zip"], status=1, err="PYTHON: 'DIR/archive.zip' is a zip archive; taipan runs files and directories "
         "with a __main__.py, not archives\n", ours=True),
    # fences
    Case("sandbox", ["--sandbox", "argv.py", "a", "--sandbox"], out="['argv.py', 'a', '--sandbox'] __main__\n", ours=True),
    Case("sandbox: reading", ["--sandbox", "reads.py"], out="start\n", status=126, ours=True, err=(
        '  File "DIR/reads.py", line 2, in <module>\n    print(open(\'left.py\').read())\n          ~~~~^^^^^^^^^^^\n',
        "PermissionError: [Errno 1] not permitted by the policy: reading files: 'left.py'\n"
        "taipan: --allow-read=DIR would allow it\n")),
    Case("sandbox: reading is allowed", ["--sandbox", "--allow-read=.", "reads.py"], out="start\nx = 42\n\n", ours=True),
    Case("sandbox: reading everything", ["--sandbox", "--allow-read", "reads.py"], out="start\nx = 42\n\n", ours=True),
    Case("sandbox: two directories", ["--sandbox", "--allow-read=sub,app", "-c",
         "print(open('sub/inner.txt').read(), open('app/helper.py').read(), open('left.py'))"], status=126, ours=True,
         err=("reading files: 'left.py'", "taipan: --allow-read=DIR would allow it\n")),
    Case("sandbox: a path that leads out", ["--sandbox", "--allow-read=sub", "-c", "open('sub/../left.py')"], status=126, ours=True,
         err=("not permitted by the policy: reading files", "taipan: --allow-read=DIR would allow it\n")),
    Case("sandbox: what is missing is missing", ["--sandbox", "--allow-read=.", "-c", "open('nothing')"], status=1, ours=True,
         err=("FileNotFoundError: [Errno 2] No such file or directory: 'nothing'\n",)),
    Case("sandbox: looking", ["--sandbox", "-c", "import os; print(os.path.exists('left.py'), os.listdir('.'), os.getcwd())"],
         out="False [] DIR\n", ours=True),
    Case("sandbox: writing", ["--sandbox", "--allow-read=.", "-c", "open('new', 'w')"], status=126, ours=True, err=(
        "PermissionError: [Errno 1] not permitted by the policy: writing files: 'new'\ntaipan: --allow-write=DIR would allow it\n",)),
    Case("sandbox: writing below what can be read", [], ours=True, out="16", shell=(
        '"$PYTHON" --sandbox --allow-read=. --allow-write=sub -c "open(\'sub/new\', \'w\').write(open(\'left.py\').read() + \'sandboxed\')"; '
        "wc -c < sub/new | tr -d '\n'")),
    Case("sandbox: removing", ["--sandbox", "--allow-read=.", "-c", "import os; os.remove('left.py')"], status=126, ours=True,
         err=("writing files: 'left.py'\ntaipan: --allow-write=DIR would allow it\n",)),
    Case("sandbox: modules", ["--sandbox", "imports.py"], status=126, ours=True,
         err=("ModuleNotFoundError: No module named 'left'\ntaipan: --allow-read=DIR would allow it\n",)),
    Case("sandbox: modules are allowed", ["--sandbox", "--allow-read=.", "imports.py"], out="42\n", ours=True),
    Case("sandbox: the library needs nothing", ["--sandbox", "-c", "import collections, logging; print(logging.INFO)"], out="20\n", ours=True),
    Case("sandbox: a directory is a program", ["--sandbox", "app"], out="app __main__ '' helped ['app']\n", ours=True),
    Case("sandbox: PYTHONPATH", ["--sandbox", "--allow-read=app", "-c", "import helper; print(helper.x)"], env={"PYTHONPATH": "app"},
         out="helped\n", ours=True),
    Case("sandbox: standard input", ["--sandbox"], stdin="open('left.py')", status=126, err=("taipan: --allow-read=DIR would",), ours=True),
    Case("sandbox: missing script", ["--sandbox", "nothing.py"], status=2, ours=True,
         err="taipan: can't open file 'nothing.py': [Errno 2] No such file or directory\n"),
    Case("sandbox: variables", ["--sandbox", "-c", "import os; print(os.environ.get('A')); os.environ['HOME']"], env={"A": "1"},
         out="None\n", status=1, ours=True,
         err=("KeyError: 'HOME'\ntaipan: if the environment was meant: --allow-env=HOME would allow it\n",)),
    Case("sandbox: variables are allowed", ["--sandbox", "--allow-env=A,B", "-c", "import os; print(dict(os.environ))"],
         env={"A": "1", "B": "2", "C": "3"}, out="{'A': '1', 'B': '2'}\n", ours=True),
    Case("sandbox: programs", ["--sandbox", "starts.py", "cat", "left.py"], status=126, ours=True, err=(
        "PermissionError: [Errno 1] not permitted by the policy: processes: 'cat'\ntaipan: --allow-run=cat would allow it\n",)),
    Case("sandbox: programs are fenced as well", ["--sandbox", "--allow-run=cat", "starts.py", "cat", "DIR/left.py"], out="\n", ours=True),
    Case("sandbox: programs are allowed", ["--sandbox", "--allow-run=cat", "--allow-read=.", "starts.py", "cat", "left.py"],
         out="x = 42\n\n", ours=True),
    Case("sandbox: another program", ["--sandbox", "--allow-run=cat", "starts.py", "/bin/ls"], status=126, ours=True,
         err=("taipan: --allow-run=/bin/ls would allow it\n",)),
    Case("sandbox: forks", ["--sandbox", "--allow-run", "-c", "import os; os.fork()"], status=126, ours=True,
         err=("taipan: no option allows it in a sandbox (processes)\n",)),
    Case("sandbox: who and where", ["--sandbox", "-c", "import os; print(os.getpid(), os.uname().nodename)"], out="1 taipan\n", ours=True),
    Case("sandbox: leaves nothing behind", [], out="0\n", ours=True, shell=(
        'root=$("$PYTHON" --sandbox --allow-read=sub -c "import os; print(os.stat(\'/\').st_ino)") && '
        'find /dev/shm -maxdepth 1 -inum "$root" | wc -l')),
    Case("sandbox: caught", ["--sandbox", "-c", "try: open('left.py')\nexcept PermissionError as e: print(e.errno, e.filename)"],
         out="1 left.py\n", ours=True),
    Case("sandbox: permissions of the system are not ours", ["--sandbox", "-c", "raise PermissionError(13, 'no')"], status=1, ours=True,
         err=("PermissionError: [Errno 13] no\n",)),
    Case("permission without sandbox", ["--allow-read=.", "-c", "pass"], status=2, ours=True,
         err=("--allow-read needs --sandbox: without it everything is allowed\nusage: ",)),
    Case("permission for nothing", ["--sandbox", "--allow-read=", "-c", "pass"], status=2, ours=True,
         err=("Argument expected for the --allow-read option\n",)),
    Case("permission for what is no directory", ["--sandbox", "--allow-read=left.py", "-c", "pass"], status=2, ours=True,
         err="taipan: --allow-read=left.py: it has to be a directory\n"),
    Case("permission for what is missing", ["--sandbox", "--allow-write=nothing", "-c", "pass"], status=2, ours=True,
         err="taipan: --allow-write=nothing: No such file or directory\n"),
    Case("permission for no program", ["--sandbox", "--allow-run=nothing", "-c", "pass"], status=2, ours=True,
         err="taipan: --allow-run=nothing: there is no such program in $PATH\n"),
    Case("permission for commas", ["--sandbox", "--allow-env=,", "-c", "pass"], status=2, ours=True,
         err=("Argument expected for the --allow-env option\n",)),
    Case("permission for a program that is missing", ["--sandbox", "--allow-run=./nothing", "-c", "pass"], status=2, ours=True,
         err="taipan: --allow-run=./nothing: there is no such program\n"),
    Case("an option is no value", ["--audit-log", "-c", "pass"], status=2, ours=True,
         err=("Argument expected for the --audit-log option\nusage: ",)),
    Case("sandbox: the shell", ["--sandbox", "--allow-run=ls", "-c", "import os; os.system('ls')"], status=126, ours=True,
         err=("processes: '/bin/sh'\ntaipan: --allow-run=/bin/sh would allow it\n",)),
    Case("sandbox: no directory for temporary files", ["--sandbox", "-c", "import tempfile; tempfile.mkdtemp()"], status=126, ours=True,
         err=("taipan: --allow-write=/tmp would allow it\n",)),
    Case("sandbox: a variable that was left out", ["--sandbox", "-c", "import os; os.environ['LEFT']"], env={"LEFT": "1"}, status=1,
         ours=True, err=("KeyError: 'LEFT'\ntaipan: if the environment was meant: --allow-env=LEFT would allow it\n",)),
    Case("sandbox: a variable that is not there", ["--sandbox", "-c", "import os; os.environ['LEFT']"], status=1,
         ours=True, err=("os.environ['LEFT']\n               ~~~~~~~~~~^^^^^^^^\nKeyError: 'LEFT'\n",)),
    Case("timeout", ["--timeout=0.2", "-c", "while True: pass"], status=124, ours=True, err=(
        '  File "<string>", line 1, in <module>\n', "limit reached: wall time\ntaipan: a longer --timeout lets it go on\n")),
    Case("timeout of what waits", ["--timeout", "200ms", "-c", "import time\ntry: time.sleep(60)\nfinally: print('no')"], status=124,
         ours=True, err=("limit reached: wall time\n",)),
    Case("timeout of a program", ["--timeout=0.2", "-c", "import subprocess; subprocess.run(['sleep', '60'])"], status=124, ours=True,
         err=("limit reached: wall time\n",)),
    Case("timeout keeps output", ["--timeout=0.5", "-c", "print('kept')\nwhile True: pass"], out="kept\n", status=124, err=None, ours=True),
    Case("steps", ["--max-steps=1_000", "-c", "while True: pass"], status=125, ours=True,
         err=("limit reached: steps\ntaipan: a larger --max-steps lets it go on\n",)),
    Case("memory", ["--max-memory=40M", "grows.py"], status=137, ours=True,
         err=("limit reached: memory\ntaipan: a larger --max-memory lets it go on\n",)),
    Case("memory at once", ["--max-memory=40M", "-c", "b'x' * (1 << 30)"], status=137, ours=True,
         err=("MemoryError\ntaipan: a larger --max-memory lets it go on\n",)),
    Case("limits that are not reached", ["--timeout=1m", "--max-memory", "1G", "--max-steps=1000000", "-c", "print(1)"], out="1\n", ours=True),
    Case("limits in a session", ["-i", "-q", "--max-steps=100000"], stdin="print(1)\nwhile True: pass\n\nprint('no')\n", out="1\n",
         status=125, err=("limit reached: steps\ntaipan: a larger --max-steps lets it go on\n",), ours=True),
    Case("sandbox: a session goes on", ["-i", "-q", "--sandbox"], stdin="open('left.py')\nprint('on')\n", out="on\n", ours=True, err=(
         "reading files: 'left.py'\ntaipan: --allow-read=DIR would allow it\n>>> >>> \n",)),
    Case("sandbox: a session after the program", ["-i", "--sandbox", "reads.py"], stdin="print('on')\n", out="start\non\n", ours=True,
         err=("taipan: --allow-read=DIR would allow it\n>>> >>> \n",)),
    Case("no session after a limit", ["-i", "--max-steps=1000", "-c", "while True: pass"], stdin="print('no')\n", status=125, err=None,
         ours=True),
    Case("limits that are none", ["--timeout=soon", "-c", "pass"], status=2, ours=True,
         err=("--timeout=soon: a time such as 10, 2.5s, 500ms or 3m is expected\n",)),
    Case("audit log", [], ours=True, out="open left.py\nos.remove left.py\n", shell=(
        '"$PYTHON" --audit-log=log -c "import os; open(\'left.py\').close(); os.remove(\'left.py\')" && '
        '"$PYTHON" -c "for line in open(\'log\'):\n  e = eval(line, {\'null\': None})\n'
        "  if e['event'] in ('open', 'os.remove'): print(e['event'], e['arguments'][0])\"")),
    Case("audit log of anything", [], ours=True, out="True []\n", shell='"$PYTHON" --audit-log=log odd_events.py && "$PYTHON" is_json.py log'),
    Case("audit log and programs", [], ours=True, out="started\n0\n1\n", shell=(
        '"$PYTHON" --audit-log=log -c "import subprocess; print(subprocess.run([\'echo\', \'started\']).returncode)" && '
        'grep -c \'"event": "subprocess.Popen"\' log')),
    Case("audit log is nobody else's file", [], ours=True, out="0\n", shell=(
        '"$PYTHON" --audit-log=log -c "import os; os.closerange(3, 100); f = open(\'own\', \'w\'); os.stat(\'.\'); os.listdir()"; '
        'wc -c < own | tr -d " "')),
    Case("audit log in a sandbox", [], ours=True, err=None, out="open /etc/passwd\n", shell=(
        '"$PYTHON" --sandbox --audit-log=log -c "open(\'/etc/passwd\')"; '
        '"$PYTHON" -c "for line in open(\'log\'):\n  e = eval(line, {\'null\': None})\n'
        "  if '/etc/passwd' in e['arguments']: print(e['event'], e['arguments'][0])\"")),
    Case("audit log that cannot be written", ["--audit-log=nowhere/log", "-c", "pass"], status=2, ours=True,
         err="taipan: --audit-log=nowhere/log: No such file or directory\n"),
    Case("explain", ["--explain"], ours=True, err=("sandbox:    no", "time:       unlimited\n", "audit log:  none\n")),
    Case("explain a sandbox", ["--sandbox", "--allow-read=sub", "--allow-env=A", "--timeout=5", "--explain", "-c", "print(1)"], ours=True,
         out="1\n", err=("sandbox:    yes\nreading:    DIR/sub\nwriting:    nothing\n", "variables:  A\nprograms:   nothing\n",
                         "time:       5 s\n")),
    Case("help", ["-h"], out=("examples\n", "taipan script.py one two\n", "-X opt"), ours=True),
    Case("all help", ["--help-all"], out=("PYTHON_HISTORY", "int_max_str_digits", "-W arg"), ours=True),
]


def run(case, python, directory):
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": directory, "PYTHON": python}
    environment.update(case.env)
    arguments = [a.replace("DIR", directory) if isinstance(a, str) else a for a in case.arguments]
    command = ["/bin/bash", "-c", case.shell] if case.shell else [python] + arguments
    done = subprocess.run(
        command, input=case.stdin.encode(), capture_output=True, cwd=directory, env=environment, timeout=60,
        preexec_fn=default_signals)

    def plain(data):
        return data.decode(errors="backslashreplace").replace(python, "PYTHON").replace(directory, "DIR")

    return plain(done.stdout), plain(done.stderr), done.returncode


def matches(found, expected):
    if expected is None:
        return True
    if isinstance(expected, tuple):
        return all(part in found for part in expected)
    return found == expected


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", default=os.path.join(ROOT, ".build", "release", "taipan"))
    parser.add_argument("--oracle", nargs="?", const=DEFAULT_ORACLE)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    python = os.path.abspath(options.oracle or options.command)
    failed = passed = 0
    for case in CASES:
        if options.names and not any(name in case.name for name in options.names) or options.oracle and case.ours:
            continue
        directory = os.path.realpath(tempfile.mkdtemp())
        try:
            for name, text in FILES.items():
                path = os.path.join(directory, name)
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, "wb") as file:
                    file.write(text if isinstance(text, bytes) else text.encode())
            with open(os.path.join(directory, "archive.zip"), "wb") as file:
                file.write(b"PK\x03\x04rest")
            found = run(case, python, directory)
        except subprocess.TimeoutExpired:
            found = ("", "(does not end)", None)
        finally:
            shutil.rmtree(directory)
        expected = (case.out, case.err, case.status)
        if all(matches(f, e) for f, e in zip(found[:2], expected[:2])) and found[2] == case.status:
            passed += 1
            continue
        failed += 1
        print(f"FAILED {case.name}: {case.shell or case.arguments}")
        for what, f, e in zip(("output", "errors", "status"), found, expected):
            if what == "status" and f != e or what != "status" and not matches(f, e):
                print(f"  {what} expected: {e!r}\n  {what} found:    {f!r}")
    print(f"command: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
