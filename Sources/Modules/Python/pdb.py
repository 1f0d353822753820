"""Looking at a program where it stands: breakpoint(), and after an exception.

    breakpoint()            stops here, looks at the frames, goes on with "c"
    pdb.post_mortem(exc)    the same where an exception was raised; pdb.pm() for the last one of a session
    taipan -m pdb file      runs a script, and stops at breakpoints and where an exception leaves it

The evaluator makes no trace events (there is no sys.settrace), so nothing here can go on line by line or set a
breakpoint from outside: those commands say so. Everything that only looks at frames is as in CPython's module.
"""

# A command is a method `do_...`; one that is true ends the prompt. Frames are held as (frame, line) pairs, oldest
# first: a frame of a traceback stands at the line where the exception went through it, not where it is now.

import builtins
import linecache
import os
import pprint
import sys

import _traceback

__all__ = ["set_trace", "post_mortem", "pm", "run", "runeval", "runcall", "Pdb", "help"]

_NO_STEPS = "needs sys.settrace, which taipan does not have: put breakpoint() where the program is to stop"

_HELP = """\
w(here)         the frames, the oldest first; > is the one that is looked at
u(p) d(own) [n] looks at an older or newer frame
l(ist) [a[,b]]  lines around the current one, then further; "l ." again around it
ll              the whole function
a(rgs)          the arguments of the function
p pp expr       the value of an expression, also printed nicely
whatis expr     what kind of thing it is
display expr    shows it at every stop; undisplay [expr] no longer
! statement     runs it in the frame; so does everything that is no command
c(ont(inue))    goes on
q(uit)          gives up the program
h(elp)          this text
A ";;" separates commands, an empty line repeats the last one.
"""


class BdbQuit(Exception):
    """The user has given up the program."""


BdbQuit.__module__ = "bdb"


class Restart(Exception):
    """Never raised here; programs name it in except clauses."""


class Pdb:
    """A prompt at a frame."""

    prompt = "(Pdb) "
    # the expressions of "display", for all stops of a program
    displayed = []

    def __init__(self, completekey="tab", stdin=None, stdout=None, skip=None, nosigint=False, readrc=True):
        self.stdin = stdin
        self.stdout = stdout
        self.entries = []
        self.index = 0
        self.last_line = None
        self.is_after_exception = False
        self.last_command = ""

    def set_trace(self, frame=None, *, commands=None):
        """Stops at a frame, by default that of the caller."""
        frame = frame or sys._getframe().f_back
        entries = []
        while frame is not None:
            entries.append((frame, frame.f_lineno))
            frame = frame.f_back
        entries.reverse()
        self.interaction(entries, len(entries) - 1, commands)

    def interaction(self, entries, index, commands=None):
        self.entries, self.index, self.last_line = entries, index, None
        self.show_entry(index)
        for expression in Pdb.displayed:
            self.show_displayed(expression)
        queue = list(commands or [])
        while True:
            try:
                line = queue.pop(0) if queue else self.read()
            except EOFError:
                self.say("")
                line = "EOF"
            except KeyboardInterrupt:
                self.say("--KeyboardInterrupt--")
                continue
            parts = [part.strip() for part in line.split(";;")]
            queue = parts[1:] + queue
            try:
                if self.execute(parts[0]):
                    return
            except KeyboardInterrupt:
                self.say("--KeyboardInterrupt--")

    def read(self):
        if self.stdin is None:
            # sys.stdin by way of input(), so that a terminal has the line editor
            return input(self.prompt) if self.stdout is None else self.read_from(sys.stdin)
        return self.read_from(self.stdin)

    def read_from(self, stream):
        print(self.prompt, end="", file=self.stdout, flush=True)
        line = stream.readline()
        if not line:
            raise EOFError
        return line.rstrip("\n")

    def say(self, *texts):
        print(*texts, file=self.stdout)

    def error(self, text):
        self.say("***", text)

    def execute(self, line):
        """Does what a line says; true if the prompt is over."""
        line = line or self.last_command
        if not line:
            return False
        self.last_command = line
        if line[0] == "!":
            return self.run_statement(line[1:].lstrip())
        word = line[0] if line[0] == "?" else ""
        if not word:
            count = 0
            while count < len(line) and (line[count].isalnum() or line[count] == "_"):
                count += 1
            word = line[:count]
        rest = line[len(word):].strip()
        command = getattr(self, "do_" + _ALIASES.get(word, word), None) if word else None
        # "c = 1" and "p.x" are statements, whatever the commands are called
        is_statement = rest[:1] == "=" or line[len(word):][:1] in (".", "[", "(", ",") and word != "?"
        if command is not None and not is_statement:
            return command(rest)
        if word in _STEPS and not is_statement:
            return self.error(f"{word!r} {_NO_STEPS}")
        return self.run_statement(line)

    # Frames

    @property
    def frame(self):
        return self.entries[self.index][0]

    def place(self, index):
        frame, line = self.entries[index]
        code = frame.f_code
        filename = code.co_filename if code.co_filename.startswith("<") else os.path.abspath(code.co_filename)
        return filename, line, code.co_name

    def show_entry(self, index):
        filename, line, name = self.place(index)
        self.say(f"{'>' if index == self.index else ' '} {filename}({line}){name}()")
        lines = self.lines(self.entries[index][0])
        text = lines[line - 1].strip() if line <= len(lines) else ""
        if text:
            self.say("->", text)

    def move(self, count, end, where):
        try:
            count = int(count or 1)
        except ValueError:
            return self.error(f"Invalid frame count ({count})")
        if self.index == end:
            return self.error(f"{where} frame")
        step = -1 if end == 0 else 1
        self.index = end if count < 0 else min(max(self.index + step * count, 0), len(self.entries) - 1)
        self.last_line = None
        self.show_entry(self.index)

    def do_up(self, rest):
        return self.move(rest, 0, "Oldest")

    def do_down(self, rest):
        return self.move(rest, len(self.entries) - 1, "Newest")

    def do_where(self, rest):
        for index in range(len(self.entries)):
            self.show_entry(index)

    # Source

    def lines(self, frame):
        name = frame.f_code.co_filename
        # what was typed in is in no file
        kept = _traceback.source_lines(frame.f_code) if name.startswith("<") else []
        return kept or linecache.getlines(name, frame.f_globals)

    def show_lines(self, lines, first):
        frame, current = self.entries[self.index]
        for number, text in enumerate(lines, first):
            mark = "->" if number == frame.f_lineno else ">>" if number == current else ""
            self.say(f"{number:3} ".ljust(5) + mark + "\t" + text.rstrip())

    def do_list(self, rest):
        current = self.entries[self.index][1]
        lines = self.lines(self.frame)
        last = None
        try:
            if not rest:
                first = self.last_line + 1 if self.last_line is not None else max(1, current - 5)
            elif rest == ".":
                first = max(1, current - 5)
            elif "," in rest:
                first, last = (int(part) for part in rest.split(",", 1))
                if last < first:
                    last += first
            else:
                first = max(1, int(rest) - 5)
        except ValueError:
            return self.error(f"Error in argument: {rest!r}")
        last = first + 10 if last is None else last
        self.show_lines(lines[first - 1 : last], first)
        self.last_line = min(last, len(lines))
        if len(lines) < last:
            self.say("[EOF]")
        # an empty line goes on from here
        self.last_command = "list"

    def do_longlist(self, rest):
        import inspect
        try:
            lines, first = inspect.getsourcelines(self.frame)
        except (OSError, TypeError) as problem:
            return self.error(problem)
        self.show_lines(lines, first or 1)

    # Values

    def evaluate(self, text):
        return eval(text, self.frame.f_globals, self.frame.f_locals)

    def attempt(self, action):
        """Calls something that may fail as the user's own code does."""
        try:
            action()
        except KeyboardInterrupt:
            raise
        except BaseException as problem:
            self.error(_description(problem))

    def do_p(self, rest):
        self.attempt(lambda: self.say(repr(self.evaluate(rest))))

    def do_pp(self, rest):
        self.attempt(lambda: pprint.pprint(self.evaluate(rest), self.stdout))

    def do_args(self, rest):
        code = self.frame.f_code
        count = code.co_argcount + code.co_kwonlyargcount + bool(code.co_flags & 4) + bool(code.co_flags & 8)
        values = self.frame.f_locals
        for name in code.co_varnames[:count]:
            self.say(f"{name} = {values[name]!r}" if name in values else f"{name} = *** undefined ***")

    def do_whatis(self, rest):
        def show():
            value = self.evaluate(rest)
            function = getattr(value, "__func__", value)
            if code := getattr(function, "__code__", None):
                self.say("Method" if function is not value else "Function", code.co_name)
            elif isinstance(value, type):
                self.say(f"Class {value.__module__}.{value.__qualname__}")
            else:
                self.say(type(value))
        self.attempt(show)

    def do_display(self, rest):
        if rest and rest not in Pdb.displayed:
            Pdb.displayed.append(rest)
        for expression in [rest] if rest else Pdb.displayed:
            self.show_displayed(expression)

    def show_displayed(self, expression):
        try:
            text = repr(self.evaluate(expression))
        except Exception as problem:
            text = f"** raised {_description(problem)} **"
        self.say(f"display {expression}: {text}")

    def do_undisplay(self, rest):
        if rest and rest not in Pdb.displayed:
            return self.error(f"not displaying {rest}")
        Pdb.displayed[:] = [expression for expression in Pdb.displayed if rest and expression != rest]

    def run_statement(self, text):
        def show(value):
            if value is not None:
                self.say(repr(value))

        def run():
            code = compile(text + "\n", "<stdin>", "single")
            previous, sys.displayhook = sys.displayhook, show
            try:
                exec(code, self.frame.f_globals, self.frame.f_locals)
            finally:
                sys.displayhook = previous
        self.attempt(run)

    # The end of a prompt

    def do_continue(self, rest):
        return True

    def do_quit(self, rest):
        if self.is_after_exception:
            return True
        raise BdbQuit

    def do_EOF(self, rest):
        return self.do_quit(rest)

    def do_help(self, rest):
        print(_HELP, end="", file=self.stdout)


def _description(problem):
    text = problem.msg if isinstance(problem, SyntaxError) else str(problem)
    return type(problem).__name__ + (": " + text if text else "")


_ALIASES = {
    "?": "help", "a": "args", "bt": "where", "c": "continue", "cont": "continue", "d": "down", "exit": "quit",
    "h": "help", "l": "list", "ll": "longlist", "q": "quit", "u": "up", "w": "where",
}

# what only a program that is traced can do
_STEPS = set(
    "b break tbreak cl clear commands condition disable enable ignore j jump n next r return restart run s step "
    "unt until".split())


def set_trace(*, header=None, commands=None):
    """Stop here. breakpoint() calls this."""
    debugger = Pdb()
    if header is not None:
        debugger.say(header)
    debugger.set_trace(sys._getframe().f_back, commands=commands)


def post_mortem(t=None):
    """Look at the frames of an exception or traceback; of the exception that is being handled if none is given."""
    if t is None:
        t = sys.exception()
    traceback = t.__traceback__ if isinstance(t, BaseException) else t
    if traceback is None:
        raise ValueError("A valid traceback must be passed if no exception is being handled")
    entries = []
    while traceback is not None:
        entries.append((traceback.tb_frame, traceback.tb_lineno))
        traceback = traceback.tb_next
    debugger = Pdb()
    debugger.is_after_exception = True
    debugger.interaction(entries, len(entries) - 1)


def pm():
    """Look at the frames of the last exception of an interactive session."""
    post_mortem(getattr(sys, "last_exc", None) or sys.last_traceback)


def run(statement, globals=None, locals=None):
    """Run statements, and stop where an exception leaves them."""
    namespace = globals if globals is not None else __import__("__main__").__dict__
    _run(lambda: exec(statement, namespace, locals if locals is not None else namespace))


def runeval(expression, globals=None, locals=None):
    """Evaluate an expression, and stop where an exception leaves it."""
    namespace = globals if globals is not None else __import__("__main__").__dict__
    return _run(lambda: eval(expression, namespace, locals if locals is not None else namespace))


def runcall(function, /, *args, **kwargs):
    """Call a function, and stop where an exception leaves it."""
    return _run(lambda: function(*args, **kwargs))


def _run(action):
    try:
        return action()
    except (BdbQuit, SystemExit):
        raise
    except BaseException:
        post_mortem()
        raise


def help():
    """Show the commands."""
    print(_HELP, end="")


def main():
    """taipan -m pdb [-m module | file] [argument ...]"""
    import runpy
    import traceback
    arguments = sys.argv[1:]
    is_module = arguments[:1] == ["-m"]
    sys.argv[:] = arguments = arguments[is_module:]
    if not arguments:
        print("usage: pdb [-m module | file] [argument ...]", file=sys.stderr)
        sys.exit(2)
    try:
        (runpy._run_module_as_main if is_module else _run_file)(arguments[0])
    except BdbQuit:
        return
    except SystemExit as end:
        print("The program exited via sys.exit(). Exit status:", end.code)
    except BaseException:
        traceback.print_exc()
        print("Uncaught exception. Entering post mortem debugging")
        post_mortem()


def _run_file(path):
    sys.path[:1] = [os.path.dirname(os.path.abspath(path))]
    main_module = sys.modules["__main__"].__dict__
    with open(path, "rb") as file:
        code = compile(file.read(), os.path.abspath(path), "exec")
    main_module.update({"__name__": "__main__", "__file__": path, "__builtins__": builtins})
    exec(code, main_module)


if __name__ == "__main__":
    import pdb
    pdb.main()
