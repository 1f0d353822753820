#!/usr/bin/env python3
"""Gives the examples of the documentation (Tests/Scripts/examples) to interactive sessions.

    Tests/Command/test_examples.py [--command PATH] [name ...]
    Tests/Command/test_examples.py --oracle [PATH]      the same, proven on CPython 3.13, which cannot be given several statements
                                                        at once on a terminal

Each of them comes once through standard input and once as a paste on a terminal. The sessions of the documentation are typed as
they stand there, the programs as one would type them: an empty line ends a block. What they print is what the scripts say, and
what only a session shows: behind an expression, `# echo: 91`.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))
import test_session  # noqa: E402

ROOT = test_session.ROOT
EXAMPLES = os.path.join(ROOT, "Tests", "Scripts", "examples")
sys.path.insert(0, EXAMPLES)
from fixtures.session import matches, parts  # noqa: E402

DEFAULT_ORACLE = os.path.expanduser("~/.pyenv/versions/3.13.0/bin/python3.13")
# what goes on with a block that has been left
CONTINUATIONS = ("else", "elif", "except", "finally")


class Example:
    """A script as a session: what is typed, with which arguments, and what is then to be seen."""

    def __init__(self, name):
        self.name = name
        self.typed, self.expected, self.arguments = [], [], []
        self.is_in_block = False
        with open(os.path.join(EXAMPLES, name)) as file:
            lines = file.read().split("\n")
        while lines:
            line = lines.pop(0)
            if line == 'check("""':
                end = next(i for i, line in enumerate(lines) if line.startswith('"""'))
                self.session("\n".join(lines[:end]))
                # what the check itself would say goes as well
                lines = lines[end + 2 :]
            else:
                self.line(line)
        if self.is_in_block:
            self.typed.append("")

    def session(self, text):
        for source, output in parts(text):
            self.typed += source.rstrip("\n").split("\n")
            self.expected += output.rstrip("\n").split("\n") if output else []

    def line(self, line):
        code, mark, comment = line.partition("# ")
        kind, _, text = comment.partition(": ")
        if kind in ("expect", "echo"):
            self.expected.append(text)
            line = code.rstrip()
        if kind == "args":
            self.arguments = text.split()
        if not line.strip() or mark and not code:
            return
        is_inside = line.startswith(" ")
        if self.is_in_block and not is_inside and not line.startswith(CONTINUATIONS):
            self.typed.append("")
        self.typed.append(line)
        self.is_in_block = is_inside or line.endswith(":")

    def through_standard_input(self, command):
        """What a session writes that reads its input from a pipe, prompts left out."""
        text = "\n".join(self.typed) + "\n"
        found = subprocess.run([command, "-i", "-q", "-", *self.arguments], input=text, cwd=EXAMPLES, timeout=60,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if not matches("\n".join(self.expected), found.stdout):
            raise AssertionError(f"expected {self.expected}\n   found {found.stdout!r}\n  errors {found.stderr}")

    def on_a_terminal(self):
        """The same as a paste."""
        arguments = ["-", *self.arguments] if self.arguments else []
        with test_session.Session(*arguments, columns=120, env={"PYTHONPATH": EXAMPLES}) as session:
            session.paste("\n".join(self.typed) + "\n")
            session.wait_screen(next(line for line in reversed(self.typed) if line).strip())
            session.type("\r")
            session.wait_until(lambda: matches("..." + "\n".join(self.expected) + "\n>>>", session.plain), "the output")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", default=os.path.join(ROOT, ".build", "release", "taipan"))
    parser.add_argument("--oracle", nargs="?", const=DEFAULT_ORACLE)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    command = options.oracle or options.command
    test_session.Session.command = os.path.abspath(shutil.which(command) or command)
    test_session.Session.home = os.path.realpath(tempfile.mkdtemp())
    failed = passed = 0
    for name in sorted(os.listdir(EXAMPLES)):
        if not name.endswith(".py") or options.names and not any(part in name for part in options.names):
            continue
        example = Example(name)
        ways = [lambda: example.through_standard_input(test_session.Session.command)]
        if not options.oracle:
            ways.append(example.on_a_terminal)
        for way in ways:
            try:
                way()
                passed += 1
            except (AssertionError, OSError, subprocess.TimeoutExpired) as error:
                failed += 1
                print(f"FAILED {name}: {error}\n")
    shutil.rmtree(test_session.Session.home, ignore_errors=True)
    print(f"examples in sessions: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
