#!/usr/bin/env python3
"""Drives interactive sessions on a pseudo-terminal.

    Tests/Command/test_session.py [--command PATH] [name ...]
    Tests/Command/test_session.py --command python3.13 --compare     which of them CPython passes as well

Each test is a function below. Those marked `ours` use what only Taipan has.
"""

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback

sys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))
from terminal import Terminal  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
PROMPT = ">>> "
CTRL_A, CTRL_C, CTRL_D, CTRL_E, CTRL_K, CTRL_L, CTRL_R, CTRL_U, CTRL_Z = "\x01\x03\x04\x05\x0b\x0c\x12\x15\x1a"
UP, DOWN, RIGHT, LEFT, HOME, END = "\x1bOA", "\x1bOB", "\x1bOC", "\x1bOD", "\x1bOH", "\x1bOF"
BACKSPACE, TAB, ESCAPE = "\x7f", "\t", "\x1b"

TESTS = []


def test(function):
    TESTS.append((function, False))
    return function


def ours(function):
    TESTS.append((function, True))
    return function


class Session(Terminal):
    """A terminal with a session, waiting at its first prompt."""

    command = None
    home = None

    def __init__(self, *arguments, env=None, **options):
        variables = {"HOME": self.home, "PYTHON_HISTORY": os.path.join(self.home, "history")}
        variables.update(env or {})
        super().__init__([self.command, "-q", *arguments], environment=variables, directory=self.home, **options)
        try:
            self.wait(PROMPT)
        except AssertionError:
            self.close()
            raise

    def is_ready(self):
        """The cursor stands behind a prompt, and nothing else is in its row."""
        return self.row() == PROMPT.rstrip() and self.cursor()[1] == len(PROMPT)

    def wait_ready(self, before):
        """Until there is a new prompt, in a row below that one."""
        self.wait_until(lambda: self.place() > before and self.is_ready(), "a prompt")

    def enter(self, text):
        """Types a line, and waits for the next prompt."""
        before = self.place()
        self.type(text + "\r")
        self.wait_ready(before)
        self.position = len(self.plain)

    def line(self, text, indentation=None):
        """Types a line that is not the last one, and waits for the next with its indentation."""
        before = self.place()
        self.type(text + "\r")
        self.wait_until(
            lambda: self.place() > before and self.row() == "..."
            and (indentation is None or self.cursor()[1] == 4 + indentation), "a continuation line")

    def interrupt(self):
        """Ctrl-C, and waits for the next prompt."""
        before = self.place()
        self.position = len(self.plain)
        self.type(CTRL_C)
        self.wait("KeyboardInterrupt\n")
        self.wait_ready(before)
        self.position = len(self.plain)

    def answer(self, text):
        """What is written between a line, which takes one row, and the next prompt."""
        start = len(self.plain)
        self.enter(text)
        start = self.plain.index("\n", start) + 1
        return self.plain[start : self.plain.rindex(PROMPT)].strip("\n")


def equal(found, expected):
    if found != expected:
        raise AssertionError(f"expected {expected!r}\n   found {found!r}")


def contains(text, *parts):
    for part in parts:
        if part not in text:
            raise AssertionError(f"{part!r} is not in\n{text}")


# Values and errors


@test
def values():
    with Session() as s:
        equal(s.answer("1 + 1"), "2")
        equal(s.answer("_ * 10"), "20")
        equal(s.answer("None"), "")
        equal(s.answer("'a\\nb'"), "'a\\nb'")
        equal(s.answer("print('x'); 5"), "x\n5")
        equal(s.answer("import sys; sys.displayhook = lambda v: print('<%r>' % (v,))"), "")
        equal(s.answer("7"), "<7>")


@test
def tracebacks():
    with Session() as s:
        contains(s.answer("1/0"), 'Traceback (most recent call last):\n  File "<python-input-0>", line 1, in <module>\n    1/0\n    ~^~\n')
        contains(s.answer("x = = 1"), 'File "<python-input-1>", line 1\n    x = = 1\n        ^\nSyntaxError: invalid syntax')
        contains(s.answer("import sys; sys.last_exc"), "invalid syntax")


@test
def user_crashes():
    with Session() as s:
        s.line("def f(): f()")
        s.enter("")
        contains(s.answer("f()"), "RecursionError: maximum recursion depth exceeded")
        contains(s.answer("b'x' * (1 << 60)"), "MemoryError")
        contains(s.answer("raise BaseException('b')"), "BaseException: b")
        equal(s.answer("'on'"), "'on'")


# Blocks


@test
def block():
    with Session() as s:
        s.line("def f(x):")
        s.line("return x * 2")
        s.enter("")
        equal(s.answer("f(21)"), "42")


@test
def indentation():
    with Session() as s:
        s.line("if True:", 4)
        s.line("if 1:", 8)
        s.line("x = 5", 8)
        s.line(BACKSPACE + "y = 6", 4)
        s.type(BACKSPACE)
        s.enter("")
        equal(s.answer("x, y"), "(5, 6)")


@test
def open_brackets():
    with Session() as s:
        s.line("x = (1,")
        s.enter("2)")
        s.line("y = '''a")
        s.enter("b'''")
        equal(s.answer("x, y"), "((1, 2), 'a\\nb')")


@test
def editing_a_block():
    with Session() as s:
        s.line("for i in range(2):")
        s.type("print('a', i)")
        s.type(UP + END + LEFT + LEFT + BACKSPACE + "3")
        s.wait_screen(">>> for i in range(3):")
        s.line(DOWN + END)
        equal(s.answer(""), "a 0\na 1\na 2")


@test
def keys():
    with Session() as s:
        s.enter("xbc = 1" + CTRL_A + "a" + CTRL_E + "2" + HOME + "a" + END + "3")
        equal(s.answer("aaxbc"), "123")
        s.type("1 + oops" + "\x17")
        s.wait_row(">>> 1 +")
        equal(s.answer("2"), "3")
        s.type("garbage" + CTRL_U)
        s.wait_until(s.is_ready, "an empty line")
        equal(s.answer("4 * 4"), "16")


@test
def tab_indents():
    with Session() as s:
        s.line("if 1:", 4)
        s.line(CTRL_U + TAB + "z = 3")
        s.type(CTRL_U)
        s.enter("")
        equal(s.answer("z"), "3")


# History


@test
def history():
    with Session() as s:
        s.enter("first = 1")
        s.enter("second = 2")
        s.type(UP + UP)
        s.wait_row(">>> first = 1")
        s.type(DOWN)
        s.wait_row(">>> second = 2")


@test
def history_across_sessions():
    with Session() as s:
        s.enter("old = 'session'")
        s.line("def f():")
        s.line("return 1")
        s.enter("")
        s.type(CTRL_D)
        s.wait_end()
    with Session() as s:
        s.type(UP)
        s.wait_screen(">>> def f():\n...     return 1")
        s.type(UP + UP)
        s.wait_row(">>> old = 'session'")
        s.enter("")
        equal(s.answer("old"), "'session'")


@test
def search():
    with Session() as s:
        s.enter("alpha = 1")
        s.enter("beta = 2")
        s.type(CTRL_R + "alp")
        s.wait_until(lambda: "alp'" in s.row() and "alpha = 1" in s.row(), "a found line")
        s.enter(RIGHT + "00")
        contains(s.answer("alpha"), "1")


@ours
def two_sessions():
    with Session() as a, Session() as b:
        a.enter("from_a = 1")
        b.enter("from_b = 1")
        a.enter("from_a = 2")
        # written at once: a killed session loses nothing
        a.signal(signal.SIGKILL)
        b.type(CTRL_D)
        b.wait_end()
    with open(os.path.join(Session.home, "history")) as file:
        equal(file.read().split("\n"), ["from_a = 1", "from_b = 1", "from_a = 2", ""])


@ours
def history_is_limited():
    path = os.path.join(Session.home, "history")
    with open(path, "w") as file:
        file.writelines(f"entry = {i}\n" for i in range(7000))
    with Session() as s:
        s.enter("last = 1")
    with open(path) as file:
        lines = file.read().split("\n")
    equal((len(lines), lines[-2], lines[0]), (5001, "last = 1", "entry = 2001"))


@ours
def history_file():
    with Session(env={"PYTHON_HISTORY": ""}) as s:
        s.enter("x = 1")
        s.enter("x = 1")
        s.enter("  ")
        s.line("if x:")
        s.line("x = '\u00e9'")
        s.enter("")
    with open(os.path.join(Session.home, ".taipan_history")) as file:
        equal(file.read(), "x = 1\nif x:\n\t    x = '\u00e9'\n")
    equal(os.stat(os.path.join(Session.home, ".taipan_history")).st_mode & 0o777, 0o600)


# Completion


def completes(session, typed, expected):
    """What a line becomes with Tab, without running it."""
    session.type(typed + TAB)
    session.wait_row(PROMPT + expected)
    session.interrupt()


def lists(session, typed, *expected, without=()):
    """What Tab lists when it cannot add anything."""
    start = len(session.output)
    session.type(typed + TAB * 3)
    session.wait_until(
        lambda: all(e in session.output[start:] for e in expected) and session.row().startswith(PROMPT + typed),
        f"a list of {expected}")
    for absent in without:
        if absent in session.output[start:]:
            raise AssertionError(f"{absent!r} is in\n{session.screen()}")
    session.interrupt()


@test
def completion_of_names():
    with Session() as s:
        s.enter("long_name_of_mine = 1; def_not = 2")
        completes(s, "long_na", "long_name_of_mine")
        completes(s, "isinst", "isinstance(")
        completes(s, "contin", "continue")


@test
def completion_of_attributes():
    with Session() as s:
        s.enter("import os")
        completes(s, "os.fw", "os.fwalk(")
        completes(s, "os.path.spl", "os.path.split")
        lists(s, "os.wai", "wait(", "waitpid(", without=("walk", "_wrap"))
        completes(s, "'x'.encod", "'x'.encode(")


@ours
def completion_of_keys():
    with Session() as s:
        s.enter("settings = {'colour': 1, 'columns': 2, 'it\\'s': 3, 4: 5}; rows = [{'first': {'deep': 1}}]")
        completes(s, "settings['colo", "settings['colour']")
        completes(s, 'settings["colu', 'settings["columns"]')
        completes(s, "rows[0]['fi", "rows[0]['first']")
        completes(s, "rows[0]['first']['d", "rows[0]['first']['deep']")
        lists(s, "settings['", "'colour'", "'columns'")


@ours
def completion_of_imports():
    os.makedirs(os.path.join(Session.home, "my_package"), exist_ok=True)
    for name in ("my_module.py", "my_package/__init__.py", "my_package/inside.py"):
        open(os.path.join(Session.home, name), "w").close()
    with Session() as s:
        completes(s, "import loggi", "import logging")
        completes(s, "import my_m", "import my_module")
        completes(s, "import os, my_pa", "import os, my_package")
        completes(s, "from os import fwa", "from os import fwalk")
        completes(s, "from collections import Ordered", "from collections import OrderedDict")
        completes(s, "import collections.a", "import collections.abc")
        lists(s, "import my_", "my_module", "my_package")


@ours
def completion_of_paths():
    os.makedirs(os.path.join(Session.home, "some folder"), exist_ok=True)
    for name in ("some file.txt", "some folder/inner.txt", ".hidden"):
        open(os.path.join(Session.home, name), "w").close()
    with Session() as s:
        completes(s, "open('some fi", "open('some file.txt'")
        completes(s, 'open("some fo', 'open("some folder/')
        completes(s, 'open("some folder/inn', 'open("some folder/inner.txt"')
        lists(s, "open('some f", "some file.txt", "some folder/", without=(".hidden",))
        s.enter("import os")
        completes(s, "f'{os.fw", "f'{os.fwalk(")


@test
def completion_runs_nothing():
    with Session() as s:
        s.line("class P:")
        s.line("@property")
        s.line("def dangerous(self): print('RUN'); raise SystemExit")
        s.type(CTRL_U)
        s.enter("")
        s.enter("p = P()")
        completes(s, "p.dang", "p.dangerous")
        if "\nRUN" in s.output:
            raise AssertionError("a property was read")
        equal(s.answer("'on'"), "'on'")


@ours
def completion_does_not_look_through_properties():
    with Session() as s:
        s.line("class P:")
        s.line("@property")
        s.line("def dangerous(self): print('RUN'); return 5")
        s.line("def __getattr__(self, name): print('RUN'); return 5")
        s.line("plain = 5")
        s.type(CTRL_U)
        s.enter("")
        s.enter("p = P()")
        completes(s, "p.plain.bit_len", "p.plain.bit_length(")
        completes(s, "P.dang", "P.dangerous")
        for text in ("p.dangerous.bit_len", "p.missing.bit_len"):
            start = len(s.output)
            s.type(text + TAB)
            s.wait_until(lambda: "\a" in s.output[start:], "the bell")
            equal(s.row(), PROMPT + text)
            s.interrupt()
        if "\nRUN" in s.output:
            raise AssertionError("code has run")


@test
def completion_in_a_large_namespace():
    with Session() as s:
        s.enter("globals().update({f'name_{i}': i for i in range(20000)}); last_of_all = 1")
        completes(s, "name_1999999"[:10], "name_19999")
        completes(s, "last_of", "last_of_all")


@test
def completion_of_names_beyond_ascii():
    with Session() as s:
        s.enter("gr\u00f6\u00dfe_x = 1; \u53d8\u91cf_y = 2")
        completes(s, "gr\u00f6", "gr\u00f6\u00dfe_x")
        completes(s, "\u53d8", "\u53d8\u91cf_y")


@ours
def interrupt_in_a_completion():
    with Session() as s:
        s.enter("import time")
        s.line("class Slow:")
        s.line("def __dir__(self): print('looking'); time.sleep(60); return []")
        s.type(CTRL_U)
        s.enter("")
        s.enter("slow = Slow()")
        s.type("slow.a" + TAB)
        s.wait("looking\n")
        s.interrupt()
        equal(s.answer("1"), "1")


# Ctrl-C, Ctrl-D, and other ends


@test
def interrupt_at_the_prompt():
    with Session() as s:
        s.type("half a li")
        s.wait_row(">>> half a li")
        s.interrupt()
        equal(s.answer("1"), "1")


@test
def interrupt_in_a_block():
    with Session() as s:
        s.line("def f():", 4)
        s.type("pass")
        s.wait_row("...     pass")
        s.interrupt()
        equal(s.answer("1"), "1")


@test
def interrupt_twice():
    with Session() as s:
        s.type("import time; print('sleeping'); time.sleep(60)\r")
        s.wait("sleeping\n")
        s.type(CTRL_C + CTRL_C)
        s.wait("KeyboardInterrupt\n")
        s.wait_until(s.is_ready, "a prompt")
        # the second one may be noticed now or never; a key that is an entry by itself cannot be torn apart by it
        s.type(CTRL_D)
        equal(s.wait_end(), 0)


@test
def interrupt_in_an_import():
    with open(os.path.join(Session.home, "slow_module.py"), "w") as file:
        file.write("import time\nprint('importing')\ntime.sleep(60)\n")
    with Session() as s:
        s.type("import slow_module\r")
        s.wait("importing\n")
        s.interrupt()
        equal(s.answer("import sys; 'slow_module' in sys.modules"), "False")


@test
def quit_key():
    with Session() as s:
        s.type("x = 1")
        s.wait_row(">>> x = 1")
        s.type("\x1c")
        equal(s.wait_end(), -signal.SIGQUIT)
        if "rash" in s.output:
            raise AssertionError(s.output)


@test
def interrupt_at_any_moment():
    delays = random.Random(13)
    with Session() as s:
        # before the line is read, while it runs, between the prompts: whenever it comes, it is not lost
        for _ in range(40):
            s.position = len(s.plain)
            s.type("1 + 1\r")
            time.sleep(delays.uniform(0, 0.02))
            s.type("some keys" + CTRL_C)
            s.wait("KeyboardInterrupt\n")
            s.wait_until(s.is_ready, "a prompt")
        equal(s.answer("'on'"), "'on'")


@test
def interrupt_in_a_loop():
    with Session() as s:
        s.line("while True:")
        s.line("print('on and on', end='.')")
        s.type("\r")
        s.wait("on and on.on and on.")
        s.interrupt()
        equal(s.answer("1"), "1")


@test
def interrupt_in_sleep():
    with Session() as s:
        s.enter("import time")
        s.type("print('sleeping'); time.sleep(60)\r")
        s.wait("sleeping\n")
        s.interrupt()


@test
def interrupt_in_input():
    with Session() as s:
        s.type("input('name: ')\r")
        s.wait("\nname: ")
        s.type("Ad")
        s.wait_row("name: Ad")
        s.interrupt()
        s.type("x = input('name: ')\r")
        s.wait("\nname: ")
        s.enter("Ada")
        equal(s.answer("x"), "'Ada'")


@test
def handler_of_ones_own():
    with Session() as s:
        s.enter("import signal, time; seen = []")
        s.enter("old = signal.signal(signal.SIGINT, lambda *a: (print('mine'), seen.append(1)))")
        s.line("while not seen:")
        s.line("print('waiting'); time.sleep(1)")
        before = s.place()
        s.type("\r")
        s.wait("\nwaiting\n")
        s.type(CTRL_C)
        s.wait("mine\n")
        s.wait_ready(before)
        equal(s.answer("seen"), "[1]")


@test
def end_of_input():
    with Session() as s:
        s.type(CTRL_D)
        equal(s.wait_end(), 0)


@test
def end_by_calls():
    for text, status in [("exit()", 0), ("quit(3)", 3), ("import sys; sys.exit('gone')", 1), ("raise SystemExit(4)", 4)]:
        with Session() as s:
            s.type(text + "\r")
            equal(s.wait_end(), status)


@test
def end_by_words():
    for word in ("exit", "quit"):
        with Session() as s:
            s.type(word + "\r")
            equal(s.wait_end(), 0)
    with Session() as s:
        s.enter("exit = 5")
        equal(s.answer("exit"), "5")


@test
def words_of_the_session():
    with Session() as s:
        contains(s.answer("copyright"), "Copyright")
        contains(s.answer("exit.__class__"), "Quitter")
        contains(s.answer("print(repr(help))"), "Type help() for interactive help")


@test
def input_ends():
    with Session() as s:
        s.type("input('? ')\r")
        s.wait("\n? ")
        s.type(CTRL_D)
        s.wait("EOFError")
        s.wait_until(s.is_ready, "a prompt")


@test
def stop_and_continue():
    with Session() as s:
        s.type("1 + ")
        s.wait_row(">>> 1 +")
        s.stop()
        s.signal(signal.SIGCONT)
        equal(s.answer("2"), "3")


@ours
def stop_key_in_a_shell():
    with Terminal(["bash", "--norc", "--noprofile", "-i"], directory=Session.home, environment={
            "HOME": Session.home, "PS1": "shell> ", "PYTHON_HISTORY": os.path.join(Session.home, "history")}) as t:
        t.wait("shell> ")
        t.type(f"'{Session.command}' -q\r")
        t.wait(PROMPT)
        for typed, rest, shown in [("x = 1 +", " 2", ">>> x = 1 +"), ("input('? ')\r12", "3", "? 12")]:
            t.type(typed)
            t.wait_row(shown)
            t.type(CTRL_Z)
            t.wait("shell> ")
            t.type("fg\r")
            t.wait_row(shown)
            t.type(rest + "\r")
            t.wait(PROMPT)
        contains(t.screen(), "'123'\n>>>")


# Pasting


def long_class(lines):
    text = "class Long:\n    '''A class of many lines.'''\n\n"
    for i in range(lines // 4):
        text += f"    def method_{i}(self, x):\n        # number {i}\n        return x + {i}\n\n"
    return text


@test
def paste_of_a_class():
    with Session() as s:
        s.paste(long_class(200))
        s.wait_screen("return x + 49")
        s.enter("")
        equal(s.answer("Long().method_49(1), Long().method_0(1), Long.__doc__"), "(50, 1, 'A class of many lines.')")


@test
def paste_without_marks():
    with Session() as s:
        s.enter("def f():\r    x = 1\r    if x:\r        x = 2\r    return x\r")
        equal(s.answer("f()"), "2")


@ours
def paste_of_statements():
    with Session() as s:
        s.paste("a = 5\na\nfor i in range(2):\n    i\n\na + 1\n")
        s.wait_row("... a + 1")
        equal(s.answer(""), "5\n0\n1\n6")


@ours
def paste_of_a_manual():
    with Session() as s:
        s.paste("    >>> import os.path\n    >>> os.path.join('/home/foo', 'bar')\n    '/home/foo/bar'\n    >>> for i in (1, 2):\n"
                "    ...     print(i)\n    ...\n    1\n    2\n")
        s.wait_until(lambda: s.screen().endswith("...     print(i)\n..."), "the block")
        equal(s.answer(""), "'/home/foo/bar'\n1\n2")


@test
def paste_of_tabs():
    with Session() as s:
        s.paste("def g():\n\treturn 'tab'\n")
        s.wait_screen("return 'tab'")
        s.enter("")
        equal(s.answer("g()"), "'tab'")


# The screen


@ours
def resize():
    with Session(columns=60) as s:
        text = ">>> x = '" + "0123456789" * 7

        def rows(text, columns):
            return "\n".join(text[i : i + columns] for i in range(0, len(text), columns))

        s.type(text[4:])
        s.wait_until(lambda: s.screen() == rows(text, 60), "two rows")
        # the terminal breaks the rows by itself; that the program knows of it shows only with the next key
        for columns in (30, 100, 50):
            s.resize(24, columns)
            text += "a"
            s.type("a")
            s.wait_until(lambda: s.screen() == rows(text, columns), f"rows of {columns} columns")
        s.enter("'")
        equal(s.answer("len(x)"), "73")
        equal(s.screen(), rows(text + "'", 50) + "\n>>> len(x)\n73\n>>>")


@test
def wide_characters():
    with Session(columns=40) as s:
        s.enter("x = '\u65e5\u672c\u8a9e e\u0301 \U0001f40d'" + LEFT + LEFT + BACKSPACE + "!")
        equal(s.answer("ascii(x)"), repr(ascii("\u65e5\u672c\u8a9e e\u0301!\U0001f40d")))


@test
def very_long_line():
    with Session() as s:
        text = "'" + "x" * 5000 + "'"
        s.enter("n = len(" + text + ")")
        equal(s.answer("n"), "5000")


@ours
def cursor_in_wrapped_lines():
    with Session(columns=20, rows=10) as s:
        s.type("abcdefghijklmnop")
        # the row is full: the cursor is in the next one
        s.wait_until(lambda: s.cursor() == (1, 0), "the cursor below a full row")
        s.type("qr" + LEFT * 4 + "-")
        s.wait_until(lambda: s.screen() == ">>> abcdefghijklmn-o\npqr" and s.cursor() == (0, 19), "an insertion")


@ours
def clear_screen():
    with Session() as s:
        s.enter("1")
        s.type("abc" + CTRL_L)
        s.wait_until(lambda: s.screen() == ">>> abc" and s.cursor() == (0, 7), "a clear screen")
        s.interrupt()
        s.type("clear\r")
        s.wait_until(lambda: s.screen() == ">>>" and s.cursor() == (0, 4), "a clear screen")


@ours
def block_higher_than_the_screen():
    with Session(rows=8) as s:
        s.paste("".join(f"x{i} = {i}\n" for i in range(20)) + "x19")
        s.wait_row("... x19")
        s.type(UP * 19)
        s.wait_row("... x1 = 1")
        s.type(DOWN * 19)
        s.wait_row("... x19")
        s.enter(END)
        contains(s.screen(), "... x19\n19\n>>>")
        contains(s.screen_state.everything(), ">>> x0 = 0\n... x1 = 1\n... x2 = 2")


# The module readline, help, sources


@test
def completer_of_ones_own():
    with Session() as s:
        s.enter("import readline; words = ['alpha-one', 'alpha-two', 'beta']")
        s.enter("readline.set_completer(lambda t, i: [w for w in words if w.startswith(t)][i])")
        s.enter("readline.set_completer_delims(' '); readline.parse_and_bind('tab: complete')")
        s.type("x = input('? ')\r")
        s.wait("\n? ")
        s.type("be" + TAB)
        s.wait_row("? beta")
        s.type(" al" + TAB)
        s.wait_row("? beta alpha-")
        s.enter("t" + TAB)
        equal(s.answer("x"), "'beta alpha-two'")


@ours
def hooks_of_readline():
    with Session() as s:
        s.enter("import readline")
        s.type("readline.set_startup_hook(lambda: readline.insert_text('given'))\r")
        s.wait_row(">>> given")
        s.type(CTRL_U + "x = input('? ')\r")
        s.wait_row("? given")
        s.type("!\r")
        s.wait_row(">>> given")
        s.enter(CTRL_U + "readline.set_startup_hook()")
        equal(s.answer("x"), "'given!'")


@ours
def history_of_readline():
    path = os.path.join(Session.home, "own")
    with Session() as s:
        s.enter("import readline; readline.clear_history(); readline.add_history('added')")
        s.type(UP)
        s.wait_row(">>> added")
        s.type(CTRL_U)
        s.enter(f"readline.write_history_file({path!r})")
        equal(s.answer(f"open({path!r}).read().split('\\n')[0]"), "'added'")


def program_on_a_terminal(text):
    path = os.path.join(Session.home, "program.py")
    with open(path, "w") as file:
        file.write(text)
    return Terminal([Session.command, path], environment={"HOME": Session.home}, directory=Session.home)


@test
def editing_in_a_program():
    with program_on_a_terminal("import readline\nprint(input('first: '))\nprint(input('second: '))\n") as t:
        t.wait("first: ")
        t.type("abd" + LEFT + "c\r")
        t.wait("\nabcd\n")
        t.wait("second: ")
        t.type(UP)
        t.wait_row("second: abcd")
        t.type("!\r")
        t.wait("\nabcd!\n")
        equal(t.wait_end(), 0)


@ours
def help_of_a_function():
    with Session(env={"PAGER": "cat"}) as s:
        s.enter("import os")
        contains(s.answer("help(os.walk)"), "function walk in module os:\n\nwalk(top, topdown=True, onerror=None, followlinks=False)\n",
                 "Directory tree generator.")
        contains(s.answer("help('with')"), "with context as name")
        contains(s.answer("help('nothing.here')"), "No Python documentation found for 'nothing.here'.")
        s.type("help\r")
        s.wait("help> ")
        s.type("len\r")
        s.wait("Return the number of items in a container.")
        s.wait("help> ")
        s.enter("quit")


@test
def help_is_paged():
    pager = os.path.join(Session.home, "pager")
    with open(pager, "w") as file:
        file.write("#!/bin/sh\nwhile read -r line; do echo \"[$line]\"; done\n")
    os.chmod(pager, 0o755)
    with Session(env={"PAGER": pager}) as s:
        contains(s.answer("help(len)"), "[Help on built-in function len in module builtins:]", "[len(obj, /)]")


@test
def sources_of_what_was_entered():
    with Session() as s:
        s.enter("import inspect")
        s.line("def twice(x):")
        s.line("return 2 * x")
        s.enter("")
        equal(s.answer("print(inspect.getsource(twice))"), "def twice(x):\n    return 2 * x")
        s.line("def fails():")
        s.line("return 1 / 0")
        s.enter("")
        contains(s.answer("fails()"), "    return 1 / 0\n           ~~^~~\n")


@test
def debugger():
    with Session() as s:
        s.line("def f(x):")
        s.line("breakpoint()")
        s.line("return x + 1")
        s.enter("")
        s.type("f(5)\r")
        s.wait("(Pdb) ")
        s.type("x = x + 35\r")
        s.wait("(Pdb) ")
        s.type("p x, 'x'\r")
        s.wait("\n(40, 'x')\n")
        s.wait("(Pdb) ")
        s.enter("c")
        contains(s.plain, "-> breakpoint()\n", "\n41\n")
        s.enter("1/0")
        s.type("import pdb; pdb.pm()\r")
        s.wait("-> 1/0\n")
        s.wait("(Pdb) ")
        s.enter("q")
        equal(s.answer("2 * 3"), "6")


@test
def exceptions_in_hooks():
    with Session() as s:
        s.line("def fails(*a): 1/0")
        s.enter("")
        s.enter("import sys; sys.displayhook = fails")
        contains(s.answer("5"), "in fails\n", "ZeroDivisionError: division by zero")
        s.enter("del sys.displayhook")
        contains(s.answer("5"), "RuntimeError: lost sys.displayhook")
        s.enter("sys.displayhook = sys.__displayhook__; sys.excepthook = fails")
        contains(s.answer("[][1]"), "Error in sys.excepthook:\n", "ZeroDivisionError", "Original exception was:\n", "IndexError")
        s.enter("sys.excepthook = sys.__excepthook__")
        equal(s.answer("6 * 7"), "42")


@ours
def prompt_that_fails():
    with Session() as s:
        s.line("class P:")
        s.line("def __str__(self): 1/0")
        s.type(CTRL_U)
        s.enter("")
        s.type("import sys; sys.ps1 = P()\r")
        s.type("sys.ps1 = '>>> '; print('o' + 'n')\r")
        s.wait("\non\n>>> ")
        equal(s.answer("6 * 7"), "42")


@ours
def exit_functions_and_status():
    with Session() as s:
        s.enter("import atexit; hidden = atexit.register(print, 'at', 'exit')")
        s.type("exit(7)\r")
        s.wait("\nat exit\n")
        equal(s.wait_end(), 7)


@ours
def unwritable_history():
    for path in ("/proc/nothing/history", Session.home):
        with Session(env={"PYTHON_HISTORY": path}) as s:
            s.enter("x = 5")
            s.type(UP)
            s.wait_row(">>> x = 5")
            s.type(CTRL_U)
            equal(s.answer("x"), "5")


@ours
def paste_that_breaks_off():
    with Session() as s:
        s.paste("x = 1\ndef f():\n    return 5\ny = max(x,\n")
        s.wait_screen("... y = max(x,")
        s.line("")
        s.enter(CTRL_U + "f())")
        equal(s.answer("y"), "5")


# Settings


@test
def own_prompts():
    with Session() as s:
        s.type("import sys; sys.ps1 = 'in: '; sys.ps2 = '  : '\r")
        s.wait("\n")
        s.wait("in: ")
        s.type("if 1:\r")
        s.wait("  : ")
        s.type("'x'\r\r")
        s.wait("'x'\nin: ")


@test
def prompt_object():
    with Session() as s:
        s.line("class P:")
        s.line("n = 0")
        s.line("def __str__(self): P.n += 1; return '[%d] ' % P.n")
        s.type(CTRL_U)
        s.enter("")
        s.type("import sys; sys.ps1 = P()\r")
        s.wait("[1] ")
        s.type("'a'\r")
        s.wait("'a'\n[2] ")


@test
def startup_file():
    path = os.path.join(Session.home, "startup.py")
    with open(path, "w") as file:
        file.write("started = 'yes'\n1/0\n")
    with Session(env={"PYTHONSTARTUP": path}) as s:
        contains(s.output, "ZeroDivisionError")
        equal(s.answer("started"), "'yes'")


@test
def after_a_program():
    path = os.path.join(Session.home, "program.py")
    with open(path, "w") as file:
        file.write("left = 42\nraise ValueError('x')\n")
    with Session("-i", path) as s:
        contains(s.output, "ValueError: x")
        equal(s.answer("left"), "42")
    with Session("-i", "-c", "y = 1; import sys; sys.exit(3)") as s:
        equal(s.answer("y"), "1")
        s.type(CTRL_D)
        equal(s.wait_end(), 0)


@test
def wish_of_a_program():
    with Session("-c", "import os; os.environ['PYTHONINSPECT'] = '1'; z = 3") as s:
        equal(s.answer("z"), "3")


@test
def colours():
    with Session(env={"NO_COLOR": ""}) as s:
        s.wait_until(lambda: "\x1b[1;35m>>> \x1b[0m" in s.output, "a coloured prompt")
        s.enter("1/0")
        contains(s.output, "\x1b[1;35mZeroDivisionError\x1b[0m: \x1b[35mdivision by zero\x1b[0m", "\x1b[31m1\x1b[0m\x1b[1;31m/\x1b[0m\x1b[31m0\x1b[0m")
    for variables in ({"NO_COLOR": "1"}, {"NO_COLOR": "", "PYTHON_COLORS": "0"}):
        with Session(env=variables) as s:
            s.enter("1/0")
            if "\x1b[1;35m" in s.output:
                raise AssertionError("coloured")


@test
def plain_terminals():
    for variables in ({"TERM": "dumb"}, {"PYTHON_BASIC_REPL": "1"}):
        with Session(env=variables) as s:
            s.line("if 1:")
            s.line("  'x'")
            equal(s.answer(""), "'x'")
            s.interrupt()
            s.type(CTRL_D)
            equal(s.wait_end(), 0)


@ours
def inputrc():
    path = os.path.join(Session.home, "inputrc")
    with open(path, "w") as file:
        file.write('set editing-mode vi\n$if python\n"\\C-t": "macro"\n$endif\n')
    with Session(env={"INPUTRC": path}) as s:
        # Escape takes a moment to be told from the beginning of an arrow key, and moves the cursor
        s.type("x = 'abc'" + ESCAPE)
        s.wait_until(lambda: s.row() == ">>> x = 'abc'" and s.cursor()[1] == 12, "command mode")
        s.type("0cwyy" + ESCAPE)
        s.wait_until(lambda: s.row() == ">>> yy = 'abc'" and s.cursor()[1] == 5, "command mode")
        s.enter("A + '!'")
        equal(s.answer("yy"), "'abc!'")
        s.type("'\x14'")
        s.wait_row(">>> 'macro'")
        equal(s.answer(""), "'macro'")


@test
def banner():
    with Terminal([Session.command], environment={"HOME": Session.home}) as t:
        t.wait('Python 3.13.0 (')
        t.wait('Type "help", "copyright", "credits" or "license" for more information.\n>>> ')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", default=os.path.join(ROOT, ".build", "release", "taipan"))
    parser.add_argument("--compare", action="store_true", help="leave out what only Taipan has")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    Session.command = os.path.abspath(shutil.which(options.command) or options.command)
    failed = passed = 0
    for function, is_ours in TESTS:
        name = function.__name__
        if options.names and not any(part in name for part in options.names) or options.compare and is_ours:
            continue
        Session.home = os.path.realpath(tempfile.mkdtemp())
        try:
            function()
            passed += 1
        except (AssertionError, OSError) as error:
            failed += 1
            print(f"FAILED {name}, line {traceback.extract_tb(error.__traceback__)[1].lineno}: {error}\n")
        finally:
            shutil.rmtree(Session.home, ignore_errors=True)
    print(f"sessions: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
