"""A program on a pseudo-terminal, and what a person would see there.

    with Terminal(["taipan", "-q"]) as t:
        t.wait(">>> ")
        t.type("1 + 1\\r")
        t.wait("\\n2")
        print(t.screen())

The screen is kept by a small terminal emulator, which knows what line editors send: cursor movements, erasing, automatic
margins, scrolling. Waiting ends as soon as the text is there; only a failure takes the whole time.

A wait has to be for something that was not there before the keys were pressed. That matters most before Ctrl-C: with it the
terminal forgets the keys that the program has not read yet.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
import unicodedata


def default_signals():
    """In a child before a program is started: signals as a terminal leaves them. Tests that run in the background of a script are to
    ignore Ctrl-C, and Python ignores SIGPIPE; programs inherit that."""
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGPIPE, signal.SIGXFSZ):
        signal.signal(number, signal.SIG_DFL)


class Screen:
    """The characters of a terminal. Lines that scroll away are kept above it."""

    SEQUENCE = re.compile(r"\x1b\[([?>]?)([0-9;]*)([@-~])|\x1b[()][A-Z0-9]|\x1b[=>M78]|\x1b\]")

    def __init__(self, rows, columns):
        self.rows, self.columns = rows, columns
        self.lines = [[]]
        self.top = 0  # the line that is the first row
        self.row = self.column = 0  # the row counts from the top
        self.is_behind_margin = False
        self.rest = ""

    def feed(self, text):
        text = self.rest + text
        self.rest = ""
        i = 0
        while i < len(text):
            if text[i] == "\x1b":
                match = self.SEQUENCE.match(text, i)
                if not match:
                    if len(text) - i < 16:
                        self.rest = text[i:]
                        return
                    i += 1
                    continue
                i = match.end()
                if match.group(3):
                    self.control(match.group(1), match.group(2), match.group(3))
                continue
            self.character(text[i])
            i += 1

    def line(self):
        while len(self.lines) <= self.top + self.row:
            self.lines.append([])
        return self.lines[self.top + self.row]

    def character(self, c):
        if c == "\r":
            self.column, self.is_behind_margin = 0, False
        elif c == "\n":
            self.is_behind_margin = False
            self.down()
        elif c == "\b":
            self.column = max(0, self.column - 1)
        elif c == "\t":
            self.column = min(self.columns - 1, self.column // 8 * 8 + 8)
        elif c >= " ":
            width = 0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
            if width == 0:
                line = self.line()
                if self.column and len(line) >= self.column:
                    line[self.column - 1] += c
                return
            if self.is_behind_margin or self.column + width > self.columns:
                self.column, self.is_behind_margin = 0, False
                self.down()
            line = self.line()
            line.extend(" " * (self.column + width - len(line)))
            line[self.column] = c
            if width == 2:
                line[self.column + 1] = ""
            self.column += width
            if self.column >= self.columns:
                self.column, self.is_behind_margin = self.columns - 1, True

    def down(self):
        if self.row + 1 < self.rows:
            self.row += 1
        else:
            self.top += 1
        self.line()

    def control(self, private, numbers, letter):
        if private:
            return
        values = [int(n) if n else 0 for n in numbers.split(";")]
        count = max(1, values[0])
        self.is_behind_margin = False
        if letter == "A":
            self.row = max(0, self.row - count)
        elif letter == "B":
            self.row = min(self.rows - 1, self.row + count)
        elif letter == "C":
            self.column = min(self.columns - 1, self.column + count)
        elif letter == "D":
            self.column = max(0, self.column - count)
        elif letter == "G":
            self.column = min(self.columns, count) - 1
        elif letter == "@":
            line = self.line()
            line[self.column : self.column] = " " * count
            del line[self.columns :]
        elif letter == "P":
            del self.line()[self.column : self.column + count]
        elif letter == "H":
            self.row = min(self.rows, count) - 1
            self.column = min(self.columns, max(1, values[1] if len(values) > 1 else 1)) - 1
        elif letter == "K":
            line = self.line()
            if values[0] == 0:
                del line[self.column :]
            else:
                line[:] = [] if values[0] == 2 else [" "] * (self.column + 1) + line[self.column + 1 :]
        elif letter == "J":
            if values[0] == 0:
                del self.line()[self.column :]
                del self.lines[self.top + self.row + 1 :]
            else:
                del self.lines[self.top :]
                self.line()

    def resize(self, rows, columns):
        """As terminals do that break their lines anew."""
        new, place = [], None
        for number, line in enumerate(self.lines):
            parts = [line[i : i + columns] for i in range(0, len(line), columns)] or [[]]
            if number == self.top + self.row:
                place = (len(new) + self.column // columns, self.column % columns)
            new += parts
        self.rows, self.columns, self.lines = rows, columns, new
        self.is_behind_margin = False
        row, self.column = place if place else (0, 0)
        self.top = max(0, row - rows + 1)
        self.row = row - self.top

    def text(self):
        """The rows that are visible, without blanks at their ends and empty rows below."""
        return "\n".join("".join(line).rstrip() for line in self.lines[self.top : self.top + self.rows]).rstrip("\n")

    def everything(self):
        return "\n".join("".join(line).rstrip() for line in self.lines).rstrip("\n")


class Terminal:
    TIMEOUT = float(os.environ.get("TERMINAL_TIMEOUT", "60"))

    def __init__(self, command, environment=None, rows=24, columns=80, directory=None):
        self.screen_state = Screen(rows, columns)
        self.output = ""
        self.plain = ""  # the output without colours and cursor movements
        self.position = 0  # how much of that has been waited for
        variables = {"TERM": "xterm", "LANG": "C.UTF-8", "PATH": os.environ["PATH"], "NO_COLOR": "1"}
        variables.update(environment or {})
        self.process, self.descriptor = pty.fork()
        if self.process == 0:
            # whatever fails here, the child must not go on with the tests of its parent
            try:
                default_signals()
                if directory:
                    os.chdir(directory)
                # the size has to be there before the program asks for it
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
                os.execvpe(command[0], command, variables)
            finally:
                os._exit(127)
        self.status = None

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def type(self, text):
        """Presses keys."""
        data = text.encode()
        while data:
            # a terminal takes little at a time: what comes back has to be read in between
            _, writable, _ = select.select([], [self.descriptor], [], 0.05)
            if writable:
                data = data[os.write(self.descriptor, data[:256]) :]
            self.read(0)

    def paste(self, text):
        """Pastes as terminals do that were asked for the marks."""
        self.type("\x1b[200~" + text.replace("\n", "\r") + "\x1b[201~")

    def resize(self, rows, columns):
        self.screen_state.resize(rows, columns)
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def signal(self, number):
        os.kill(self.process, number)

    def stop(self):
        """Stops the program, and waits until it stands still."""
        self.signal(signal.SIGSTOP)
        os.waitid(os.P_PID, self.process, os.WSTOPPED | os.WNOWAIT)

    def read(self, seconds):
        """Takes what has come; false at the end."""
        ready, _, _ = select.select([self.descriptor], [], [], seconds)
        if not ready:
            return True
        try:
            data = os.read(self.descriptor, 65536)
        except OSError:
            return False
        if not data:
            return False
        text = data.decode(errors="replace")
        self.output += text
        self.plain += Screen.SEQUENCE.sub("", text).replace("\r", "")
        self.screen_state.feed(text)
        return True

    def wait(self, text, timeout=None):
        """Until the program has written the text since the last wait, colours and cursor movements not counted."""
        return self.wait_until(lambda: self.found(text), f"{text!r}", timeout)

    def found(self, text):
        place = self.plain.find(text, self.position)
        if place >= 0:
            self.position = place + len(text)
        return place >= 0

    def wait_screen(self, text, timeout=None):
        """Until the text is somewhere on the screen."""
        return self.wait_until(lambda: text in self.screen(), f"{text!r} on the screen", timeout)

    def wait_row(self, text, timeout=None):
        """Until the row with the cursor is this text."""
        return self.wait_until(lambda: self.row() == text, f"the row {text!r}", timeout)

    def wait_until(self, condition, what, timeout=None):
        end = time.monotonic() + (timeout or self.TIMEOUT)
        while not condition():
            left = end - time.monotonic()
            if left <= 0 or not self.read(left):
                if condition():
                    return
                raise AssertionError(f"waited in vain for {what}; the screen:\n{self.screen()}\nwritten: {self.output[-600:]!r}")

    def screen(self):
        return self.screen_state.text()

    def cursor(self):
        return self.screen_state.row, self.screen_state.column

    def row(self):
        """The row with the cursor, without blanks at its end."""
        return "".join(self.screen_state.line()).rstrip()

    def place(self):
        """The number of the row with the cursor, counted from the first line that ever was on the screen."""
        return self.screen_state.top + self.screen_state.row

    def wait_end(self, timeout=None):
        """Until the program has ended; its exit status, or minus the signal."""
        end = time.monotonic() + (timeout or self.TIMEOUT)
        while self.status is None:
            if time.monotonic() > end:
                raise AssertionError(f"the program has not ended; the screen:\n{self.screen()}")
            is_open = self.read(0.05)
            process, status = os.waitpid(self.process, os.WNOHANG if is_open else 0)
            if process:
                self.status = os.waitstatus_to_exitcode(status)
        return self.status

    def close(self):
        if self.status is None:
            try:
                os.kill(self.process, signal.SIGKILL)
                os.waitpid(self.process, 0)
            except (ProcessLookupError, ChildProcessError):
                pass
        os.close(self.descriptor)
