"""Extract, format and print information about Python stack traces.

The layout of one entry, with the marks below the part of the line that failed, is the interpreter's own (`_traceback`): the
text is the same as when an exception is reported because nobody caught it.
"""

import linecache
import sys

import _traceback

__all__ = [
    "extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack",
    "format_tb", "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb",
    "clear_frames", "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb", "print_list",
]

# how often the same line is shown before it is only counted
_RECURSIVE_CUTOFF = 3

_cause_message = "\nThe above exception was the direct cause of the following exception:\n\n"
_context_message = "\nDuring handling of the above exception, another exception occurred:\n\n"

_unset = object()


# Lists of entries.


def print_list(extracted_list, file=None):
    """Print the list of tuples as returned by extract_tb() or extract_stack() as a formatted stack trace to the given
    file."""
    if file is None:
        file = sys.stderr
    for item in StackSummary.from_list(extracted_list).format():
        print(item, file=file, end="")


def format_list(extracted_list):
    """Format a list of tuples or FrameSummary objects for printing.

    Given a list of tuples or FrameSummary objects as returned by extract_tb() or extract_stack(), return a list of
    strings ready for printing.
    """
    return StackSummary.from_list(extracted_list).format()


# Tracebacks.


def print_tb(tb, limit=None, file=None):
    """Print up to 'limit' stack trace entries from the traceback 'tb'.

    If 'limit' is omitted or None, all entries are printed.  If 'file' is omitted or None, the output goes to
    sys.stderr; otherwise 'file' should be an open file or file-like object with a write() method.
    """
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    """A shorthand for 'format_list(extract_tb(tb, limit))'."""
    return extract_tb(tb, limit=limit).format()


def extract_tb(tb, limit=None):
    """Return a StackSummary object representing a list of pre-processed entries from traceback.

    This is useful for alternate formatting of stack traces.  If 'limit' is omitted or None, all entries are extracted.
    """
    return StackSummary._extract(_walk_tb_positions(tb), limit=limit)


# Exceptions.


def _value_and_tb(exc, value, tb):
    """The exception and its traceback from arguments of the old form (type, value, traceback) or the new one."""
    if (value is _unset) != (tb is _unset):
        raise ValueError("Both or neither of value and tb must be given")
    if value is tb is _unset:
        if exc is None:
            return None, None
        if isinstance(exc, BaseException):
            return exc, exc.__traceback__
        raise TypeError(f"Exception expected for exc, {type(exc).__name__} found")
    return value, tb


def print_exception(exc, /, value=_unset, tb=_unset, limit=None, file=None, chain=True, **kwargs):
    """Print exception up to 'limit' stack trace entries from 'tb' to 'file'.

    This differs from print_tb() in the following ways: (1) if traceback is not None, it prints a header "Traceback
    (most recent call last):"; (2) it prints the exception type and value after the stack trace; (3) if type is
    SyntaxError and value has the appropriate format, it prints the line where the syntax error occurred with a caret on
    the next line indicating the approximate position of the error.
    """
    value, tb = _value_and_tb(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit, compact=True).print(file=file, chain=chain)


def format_exception(exc, /, value=_unset, tb=_unset, limit=None, chain=True, **kwargs):
    """Format a stack trace and the exception information.

    The arguments have the same meaning as the corresponding arguments to print_exception().  The return value is a list
    of strings, each ending in a newline and some containing internal newlines.  When these lines are concatenated and
    printed, exactly the same text is printed as does print_exception().
    """
    value, tb = _value_and_tb(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_unset, *, show_group=False, **kwargs):
    """Format the exception part of a traceback.

    The return value is a list of strings, each ending in a newline.  The list contains the exception's message, which
    is normally a single string; however, for SyntaxError exceptions, it contains several lines that (when printed)
    display detailed information about where the syntax error occurred. Following the message, the list contains the
    exception's ``__notes__``.

    When *show_group* is ``True``, and the exception is an instance of BaseExceptionGroup, the nested exceptions are
    included as well, recursively, with indentation relative to their nesting depth.
    """
    if value is _unset:
        value = exc
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only(show_group=show_group))


def print_exc(limit=None, file=None, chain=True):
    """Shorthand for 'print_exception(sys.exception(), limit=limit, file=file, chain=chain)'."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """Like print_exc() but return a string."""
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """This is a shorthand for 'print_exception(sys.last_exc, limit=limit, file=file, chain=chain)'."""
    if not hasattr(sys, "last_exc") and not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    if hasattr(sys, "last_exc"):
        print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
    else:
        print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit=limit, file=file, chain=chain)


# Stacks.


def print_stack(f=None, limit=None, file=None):
    """Print a stack trace from its invocation point.

    The optional 'f' argument can be used to specify an alternate stack frame at which to start. The optional 'limit' and
    'file' arguments have the same meaning as for print_exception().
    """
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit=limit), file=file)


def format_stack(f=None, limit=None):
    """Shorthand for 'format_list(extract_stack(f, limit))'."""
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit=limit))


def extract_stack(f=None, limit=None):
    """Extract the raw traceback from the current stack frame.

    The return value has the same format as for extract_tb().  The optional 'f' and 'limit' arguments have the same
    meaning as for print_stack().  Each item in the list is a FrameSummary, and the entries are in order from oldest to
    newest stack frame.
    """
    if f is None:
        f = sys._getframe().f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def clear_frames(tb):
    """Clear all references to local variables in the frames of a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            # it is still running
            pass
        tb = tb.tb_next


def walk_stack(f):
    """Walk a stack yielding the frame and line number for each frame.

    This will follow f.f_back from the given frame. If no frame is given, the current stack is used. Usually used with
    StackSummary.extract.
    """
    if f is None:
        f = sys._getframe().f_back.f_back.f_back.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """Walk a traceback yielding the frame and line number for each frame.

    This will follow tb.tb_next (and thus is in the opposite order to walk_stack). Usually used with
    StackSummary.extract.
    """
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _walk_tb_positions(tb):
    """The same with the whole position: (line, last line, column, last column), columns in bytes."""
    while tb is not None:
        yield tb.tb_frame, (tb.tb_lineno, *_traceback.positions(tb)[1:])
        tb = tb.tb_next


# Entries.


class FrameSummary:
    """Information about a single frame from a traceback.

    - :attr:`filename` The filename for the frame.
    - :attr:`lineno` The line within filename for the frame that was active when the frame was captured.
    - :attr:`name` The name of the function or method that was executing when the frame was captured.
    - :attr:`line` The text from the linecache module for the line of code that was running when the frame was captured.
    - :attr:`locals` Either None if locals were not supplied, or a dict mapping the name to the repr() of the variable.
    """

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_lines", "_lines_dedented",
                 "locals", "_code")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None,
                 colno=None, end_colno=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._code = kwargs.get("_code")
        self._lines = line
        self._lines_dedented = None
        if lookup_line:
            self.line
        self.locals = {k: _safe_string(v, "local", func=repr) for k, v in locals.items()} if locals else None

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno and self.name == other.name
                    and self.locals == other.locals)
        if isinstance(other, tuple):
            return (self.filename, self.lineno, self.name, self.line) == other
        return NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    def __len__(self):
        return 4

    def _set_lines(self):
        """Fetch the lines, as they are in the file."""
        if self._lines is None and self.lineno is not None and self.end_lineno is not None:
            lines = []
            for lineno in range(self.lineno, self.end_lineno + 1):
                line = linecache.getline(self.filename, lineno)
                if not line and self._code is not None:
                    line = _traceback.source_line(self._code, lineno)
                lines.append(line.rstrip())
            self._lines = "\n".join(lines) + "\n"

    @property
    def _original_lines(self):
        self._set_lines()
        return self._lines

    @property
    def _dedented_lines(self):
        """The lines without the blanks that all of them begin with."""
        self._set_lines()
        if self._lines_dedented is None and self._lines is not None:
            lines = self._lines.splitlines()
            margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
            self._lines_dedented = "".join(line[margin:] + "\n" for line in lines)
        return self._lines_dedented

    @property
    def line(self):
        self._set_lines()
        if self._lines is None:
            return None
        # the first line, without indentation
        return self._lines.partition("\n")[0].strip()


class StackSummary(list):
    """A list of FrameSummary objects, representing a stack of frames."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """Create a StackSummary from a traceback or stack object.

        :param frame_gen: A generator that yields (frame, lineno) tuples whose summaries are to be included in the stack.
        :param limit: None to include all frames or the number of frames to include.
        :param lookup_lines: If True, lookup lines for each frame immediately, otherwise lookup is deferred until the
            frame is rendered.
        :param capture_locals: If True, the local variables from each frame will be captured as object representations
            into the FrameSummary.
        """
        return klass._extract(
            ((f, (lineno, None, None, None)) for f, lineno in frame_gen), limit=limit, lookup_lines=lookup_lines,
            capture_locals=capture_locals)

    @classmethod
    def _extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        if limit is None:
            limit = getattr(sys, "tracebacklimit", None)
            if limit is not None and limit < 0:
                limit = 0
        entries = frame_gen
        if limit is not None:
            entries = list(entries)
            entries = entries[:limit] if limit >= 0 else entries[limit:]
        result = klass()
        names = set()
        for f, (lineno, end_lineno, colno, end_colno) in entries:
            code = f.f_code
            names.add(code.co_filename)
            linecache.lazycache(code.co_filename, f.f_globals)
            result.append(FrameSummary(
                code.co_filename, lineno, code.co_name, lookup_line=False,
                locals=f.f_locals if capture_locals else None, end_lineno=end_lineno, colno=colno,
                end_colno=end_colno, _code=code))
        for filename in names:
            linecache.checkcache(filename)
        if lookup_lines:
            for summary in result:
                summary.line
        return result

    @classmethod
    def from_list(klass, a_list):
        """Create a StackSummary object from a supplied list of FrameSummary objects or old-style list of tuples."""
        result = klass()
        for frame in a_list:
            if isinstance(frame, FrameSummary):
                result.append(frame)
            else:
                filename, lineno, name, line = frame
                result.append(FrameSummary(filename, lineno, name, line=line))
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        """Format the lines for a single FrameSummary.

        Returns a string representing one frame involved in the stack. This gets called for every frame to be printed in
        the stack summary.
        """
        filename = frame_summary.filename
        if filename.startswith("<stdin>-"):
            filename = "<stdin>"
        row = [f'  File "{filename}", line {frame_summary.lineno}, in {frame_summary.name}\n']
        lines = frame_summary._dedented_lines
        if lines and lines.strip():
            if frame_summary.colno is None or frame_summary.end_colno is None:
                # no position: the line, or all lines there are
                row.append("".join(f"    {line}\n" for line in lines.splitlines()))
            else:
                row.append(_traceback.marked_lines(
                    [line.rstrip() for line in frame_summary._original_lines.splitlines()], frame_summary.colno,
                    frame_summary.end_colno))
        if frame_summary.locals:
            for name, value in sorted(frame_summary.locals.items()):
                row.append(f"    {name} = {value}\n")
        return "".join(row)

    def format(self, **kwargs):
        """Format the stack ready for printing.

        Returns a list of strings ready for printing.  Each string in the resulting list corresponds to a single frame
        from the stack. Each string ends in a newline; the strings may contain internal newlines as well, for those
        items with source text lines.

        For long sequences of the same frame and line, the first few repetitions are shown, followed by a summary line
        stating the exact number of further repetitions.
        """
        result = []
        last = None
        count = 0

        def close():
            if count > _RECURSIVE_CUTOFF:
                more = count - _RECURSIVE_CUTOFF
                result.append(f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n")

        for summary in self:
            text = self.format_frame_summary(summary)
            if text is None:
                continue
            place = summary.filename, summary.lineno, summary.name
            if None in place or place != last:
                close()
                last = place
                count = 0
            count += 1
            if count <= _RECURSIVE_CUTOFF:
                result.append(text)
        close()
        return result


# Exceptions as text.


def _safe_string(value, what, func=str):
    """str() or repr() of a value, or a remark if that raises."""
    try:
        return func(value)
    except:
        return f"<{what} {func.__name__}() failed>"


class _Output:
    """How deep in exception groups the text is, and what goes in front of its lines because of that."""

    def __init__(self):
        self.depth = 0
        self.needs_close = False

    def indent(self):
        return " " * (2 * self.depth)

    def emit(self, text, margin="|"):
        """Pieces of text with the margin in front of every line of theirs."""
        prefix = f"{self.indent()}{margin} " if self.depth else ""
        for piece in [text] if isinstance(text, str) else text:
            if prefix:
                yield "".join(prefix + line for line in piece.splitlines(keepends=True))
            else:
                yield piece


class TracebackException:
    """An exception ready for rendering.

    The traceback module captures enough attributes from the original exception to this intermediary form to ensure that
    no references are held, while still being able to fully print or format it.

    max_group_width and max_group_depth control the formatting of exception groups. The depth refers to the nesting level
    of the group, and the width refers to the size of a single exception group's exceptions array. The formatted output
    is truncated when either limit is exceeded.
    """

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        is_recursive_call = _seen is not None
        if _seen is None:
            _seen = set()
        _seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._extract(
            _walk_tb_positions(exc_traceback), limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals)
        self._exc_type = exc_type if save_exc_type else None
        self._str = _safe_string(exc_value, "exception")
        try:
            self.__notes__ = getattr(exc_value, "__notes__", None)
        except Exception as e:
            self.__notes__ = [f"Ignored error getting __notes__: {_safe_string(e, '__notes__', repr)}"]
        self._is_syntax_error = False
        self._have_exc_type = exc_type is not None
        if exc_type is not None:
            self.exc_type_qualname = exc_type.__qualname__
            self.exc_type_module = exc_type.__module__
        else:
            self.exc_type_qualname = None
            self.exc_type_module = None
        if exc_type and issubclass(exc_type, SyntaxError):
            self._set_syntax_error(exc_value)
        elif exc_value is not None:
            self._str += _traceback.suggestion(exc_value)
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        options = dict(
            limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals, max_group_width=max_group_width,
            max_group_depth=max_group_depth)
        self._collect_related(exc_value, compact, options, _seen)

    def _set_syntax_error(self, exc_value):
        self.filename = exc_value.filename
        self.lineno = None if exc_value.lineno is None else str(exc_value.lineno)
        self.end_lineno = None if exc_value.end_lineno is None else str(exc_value.end_lineno)
        self.text = exc_value.text
        self.offset = exc_value.offset
        self.end_offset = exc_value.end_offset
        self.msg = exc_value.msg
        self._is_syntax_error = True

    def _collect_related(self, exc_value, compact, options, seen):
        """Describe the cause, the context and the parts of a group as well: with a list of what is still to do, since
        chains can be longer than the stack allows."""
        pending = [(self, exc_value)]
        while pending:
            made, exc = pending.pop()
            made.__cause__ = made.__context__ = made.exceptions = None
            if exc is None:
                continue

            def describe(e):
                # each is described once, and its own relations later
                described = object.__new__(type(made))
                described._describe(e, options, seen)
                pending.append((described, e))
                return described

            if exc.__cause__ is not None and id(exc.__cause__) not in seen:
                made.__cause__ = describe(exc.__cause__)
            needs_context = not compact or made.__cause__ is None and not exc.__suppress_context__
            if needs_context and exc.__context__ is not None and id(exc.__context__) not in seen:
                made.__context__ = describe(exc.__context__)
            if isinstance(exc, BaseExceptionGroup):
                made.exceptions = [describe(e) for e in exc.exceptions]

    def _describe(self, exc, options, seen):
        """Fill in what belongs to one exception alone."""
        collect = self._collect_related
        self._collect_related = lambda *args: None
        TracebackException.__init__(self, type(exc), exc, exc.__traceback__, **options, _seen=seen)
        del self._collect_related

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Create a TracebackException from an exception."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        import warnings
        warnings.warn("Deprecated in 3.13. Use exc_type_str instead.", DeprecationWarning, stacklevel=2)
        return self._exc_type

    @property
    def exc_type_str(self):
        if not self._have_exc_type:
            return None
        if self.exc_type_module in ("__main__", "builtins"):
            return self.exc_type_qualname
        module = self.exc_type_module
        return f"{module if isinstance(module, str) else '<unknown>'}.{self.exc_type_qualname}"

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        """Format the exception part of the traceback.

        The return value is a generator of strings, each ending in a newline. Generator yields the exception message.
        For SyntaxError exceptions, it also yields (before the exception message) several lines that (when printed)
        display detailed information about where the syntax error occurred. Following the message, generator also yields
        all the exception's ``__notes__``.
        """
        indent = 3 * _depth * " "
        if not self._have_exc_type:
            yield indent + _final_line(None, self._str)
            return
        stype = self.exc_type_str
        if self._is_syntax_error:
            lines = self._syntax_error_lines(stype)
        else:
            lines = [_final_line(stype, self._str)]
        for text in lines:
            yield _indented(text, indent) if _depth else text
        notes = self.__notes__
        if isinstance(notes, (list, tuple)):
            for note in notes:
                for line in _safe_string(note, "note").split("\n"):
                    yield indent + line + "\n"
        elif notes is not None:
            yield indent + f"{_safe_string(notes, '__notes__', func=repr)}\n"
        if self.exceptions and show_group:
            for ex in self.exceptions:
                yield from ex.format_exception_only(show_group=show_group, _depth=_depth + 1)

    def _syntax_error_lines(self, stype):
        """Where the error is, the line with marks below it, and the message."""
        suffix = ""
        if self.lineno is not None:
            yield f'  File "{self.filename or "<string>"}", line {self.lineno}\n'
        elif self.filename is not None:
            suffix = f" ({self.filename})"
        text = self.text
        if isinstance(text, str):
            bare = text.rstrip("\n")
            shown = bare.lstrip(" \n\f")
            lead = len(bare) - len(shown)
            if self.offset is None or self.lineno is None:
                yield f"    {shown}\n"
            else:
                offset = self.offset
                end = self.end_offset if self.end_offset not in (None, 0) else offset
                if self.lineno != self.end_lineno:
                    end = len(bare) + 1
                offset = min(offset, len(bare) + 1)
                end = min(end, len(bare) + 1)
                if end <= offset:
                    end = offset + 1
                column = offset - 1 - lead
                yield f"    {shown}\n"
                if column >= 0:
                    blanks = "".join(c if c.isspace() else " " for c in shown[:column])
                    yield f"    {blanks}{'^' * (end - 1 - lead - column)}\n"
        yield f"{stype}: {self.msg or '<no detail available>'}{suffix}\n"

    def format(self, *, chain=True, _ctx=None, **kwargs):
        """Format the exception.

        If chain is not *True*, *__cause__* and *__context__* will not be formatted.

        The return value is a generator of strings, each ending in a newline and some containing internal newlines.
        `print_exception` is a wrapper around this method which just prints the lines to a file.

        The message indicating which exception occurred is always the last string in the output.
        """
        ctx = _Output() if _ctx is None else _ctx
        chained = []
        exc = self
        while exc is not None:
            message = following = None
            if chain:
                if exc.__cause__ is not None:
                    message, following = _cause_message, exc.__cause__
                elif exc.__context__ is not None and not exc.__suppress_context__:
                    message, following = _context_message, exc.__context__
            chained.append((message, exc))
            exc = following
        for message, exc in reversed(chained):
            if message is not None:
                yield from ctx.emit(message)
            if exc.exceptions is None:
                if exc.stack:
                    yield from ctx.emit("Traceback (most recent call last):\n")
                    yield from ctx.emit(exc.stack.format())
                yield from ctx.emit(exc.format_exception_only())
            elif ctx.depth > self.max_group_depth:
                yield from ctx.emit(f"... (max_group_depth is {self.max_group_depth})\n")
            else:
                yield from exc._format_group(ctx, chain)

    def _format_group(self, ctx, chain):
        """A group: itself, then its parts in a tree."""
        is_outermost = ctx.depth == 0
        if is_outermost:
            ctx.depth = 1
        if self.stack:
            yield from ctx.emit(
                "Exception Group Traceback (most recent call last):\n", margin="+" if is_outermost else "|")
            yield from ctx.emit(self.stack.format())
        yield from ctx.emit(self.format_exception_only())
        total = len(self.exceptions)
        shown = min(total, self.max_group_width)
        count = shown if total <= self.max_group_width else shown + 1
        ctx.needs_close = False
        for i in range(count):
            is_last = i == count - 1
            if is_last:
                ctx.needs_close = True
            title = f"{i + 1}" if i < shown else "..."
            yield f"{ctx.indent()}{'+-' if i == 0 else '  '}+---------------- {title} ----------------\n"
            ctx.depth += 1
            if i < shown:
                yield from self.exceptions[i].format(chain=chain, _ctx=ctx)
            else:
                more = total - shown
                yield from ctx.emit(f"and {more} more exception{'s' if more > 1 else ''}\n")
            if is_last and ctx.needs_close:
                yield f"{ctx.indent()}+------------------------------------\n"
                ctx.needs_close = False
            ctx.depth -= 1
        if is_outermost:
            ctx.depth = 0

    def print(self, *, file=None, chain=True, **kwargs):
        """Print the result of self.format(chain=chain) to 'file'."""
        if file is None:
            file = sys.stderr
        for line in self.format(chain=chain):
            print(line, file=file, end="")


def _final_line(etype, value):
    """The last line: the type of the exception and its message."""
    text = _safe_string(value, "exception")
    if etype is None and value is None:
        return "None\n"
    return f"{etype}\n" if value is None or not text else f"{etype}: {text}\n"


def _indented(text, indent):
    return "".join(indent + line for line in text.splitlines(keepends=True))
