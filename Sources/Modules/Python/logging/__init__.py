"""Logging for Python programs: loggers in a hierarchy of names, handlers that write records, formatters that word them.

    import logging
    logging.basicConfig(filename="app.log", level=logging.INFO)
    logging.getLogger(__name__).info("started with %d workers", 4)

A call that the level of its logger refuses costs little more than the call; a record is made only for those that pass.
"""

import os
import sys
import time
from _thread import RLock, get_ident
from _traceback import call_site
from _weakref import ref

__all__ = [
    "BASIC_FORMAT", "BufferingFormatter", "CRITICAL", "DEBUG", "ERROR", "FATAL", "FileHandler", "Filter", "Formatter",
    "Handler", "INFO", "LogRecord", "Logger", "LoggerAdapter", "NOTSET", "NullHandler", "StreamHandler", "WARN",
    "WARNING", "addLevelName", "basicConfig", "captureWarnings", "critical", "debug", "disable", "error", "exception", "fatal",
    "getHandlerByName", "getHandlerNames", "getLevelName", "getLevelNamesMapping", "getLogRecordFactory", "getLogger",
    "getLoggerClass", "info", "lastResort", "log", "makeLogRecord", "raiseExceptions", "setLogRecordFactory",
    "setLoggerClass", "shutdown", "warn", "warning",
]

# What records say of the process may be switched off; asking for it is cheap here.
raiseExceptions = True
logThreads = True
logMultiprocessing = True
logProcesses = True
logAsyncioTasks = True

# Record times are told relative to this.
_startTime = time.time_ns()

_lock = RLock()


# ---- Levels

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0

_levelToName = {
    CRITICAL: "CRITICAL", ERROR: "ERROR", WARNING: "WARNING", INFO: "INFO", DEBUG: "DEBUG", NOTSET: "NOTSET",
}
_nameToLevel = {
    "CRITICAL": CRITICAL, "FATAL": FATAL, "ERROR": ERROR, "WARN": WARNING, "WARNING": WARNING, "INFO": INFO,
    "DEBUG": DEBUG, "NOTSET": NOTSET,
}


def getLevelNamesMapping():
    """The levels by their names, as a dict of the caller's own."""
    return dict(_nameToLevel)


def getLevelName(level):
    """The name of a level; of a name, the level; of an unknown one, "Level" and what was given."""
    name = _levelToName.get(level)
    if name is None:
        name = _nameToLevel.get(level)
    return f"Level {level}" if name is None else name


def addLevelName(level, levelName):
    """Give a level a name, which may be asked for in both directions."""
    with _lock:
        _levelToName[level] = levelName
        _nameToLevel[levelName] = level


def _checkLevel(level):
    if isinstance(level, int):
        return level
    if str(level) == level:
        if level in _nameToLevel:
            return _nameToLevel[level]
        raise ValueError(f"Unknown level: {level!r}")
    raise TypeError(f"Level not an integer or a valid string: {level!r}")


# ---- Where a logging call was made

# The file of this package. Programs switch the search for callers off with `logging._srcfile = None`.
_srcfile = getLevelName.__code__.co_filename


# What the names of files hold whose code stands between a module and the one that imports it.
_importParts = ("importlib", "_bootstrap")


def _isOwnFrame(frame):
    name = frame.f_code.co_filename
    return name == _srcfile or all(part in name for part in _importParts)


# ---- Records

class LogRecord:
    """One event: what was logged, where, when and by whom. The attributes are what formats name."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        now = time.time_ns()
        self.name = name
        self.msg = msg
        # a single mapping is what "%(key)s" in the message refers to
        if args and len(args) == 1 and args[0] and _isMapping(args[0]):
            args = args[0]
        self.args = args
        self.levelname = _levelToName.get(level) or getLevelName(level)
        self.levelno = level
        self.pathname = pathname
        if pathname == _lastPath[0]:
            self.filename, self.module = _lastPath[1], _lastPath[2]
        else:
            self.filename, self.module = _splitPath(pathname)
        self.exc_info = exc_info
        self.exc_text = None
        self.stack_info = sinfo
        self.lineno = lineno
        self.funcName = func
        self.created = now / 1_000_000_000
        self.msecs = now % 1_000_000_000 // 1_000_000 + 0.0
        if self.msecs == 999.0 and int(self.created) != now // 1_000_000_000:
            # the division has rounded the seconds up
            self.msecs = 0.0
        self.relativeCreated = (now - _startTime) / 1_000_000
        modules = sys.modules
        if logThreads:
            self.thread = get_ident()
            self.threadName = _threadName() if "threading" in modules else "MainThread"
        else:
            self.thread = self.threadName = None
        if not logMultiprocessing:
            self.processName = None
        else:
            self.processName = _processName() if "multiprocessing" in modules else "MainProcess"
        self.process = os.getpid() if logProcesses else None
        self.taskName = _taskName() if logAsyncioTasks and "asyncio" in modules else None

    def __repr__(self):
        return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'

    def getMessage(self):
        """The message with its arguments in place."""
        message = str(self.msg)
        return message % self.args if self.args else message


def _isMapping(value):
    if isinstance(value, dict):
        return True
    if isinstance(value, (str, int, float, tuple, list)):
        return False
    from collections.abc import Mapping
    return isinstance(value, Mapping)


# The last path that a record came from, and its parts: most records of a program come from few files.
_lastPath = (None, None, None)


def _splitPath(path):
    global _lastPath
    try:
        filename = os.path.basename(path)
        module = os.path.splitext(filename)[0]
    except (TypeError, ValueError, AttributeError):
        return path, "Unknown module"
    _lastPath = (path, filename, module)
    return filename, module


# Who logs, for programs that have imported what there can be several of.

def _threadName():
    return sys.modules["threading"].current_thread().name


def _processName():
    try:
        return sys.modules["multiprocessing"].current_process().name
    except Exception:
        return "MainProcess"


def _taskName():
    try:
        return sys.modules["asyncio"].current_task().get_name()
    except Exception:
        return None


_logRecordFactory = LogRecord


def setLogRecordFactory(factory):
    """Have records made by `factory`, which takes the arguments of `LogRecord`."""
    global _logRecordFactory
    _logRecordFactory = factory


def getLogRecordFactory():
    """What makes the records."""
    return _logRecordFactory


def makeLogRecord(dict):
    """A record with the attributes of a dict, such as one that came over a socket."""
    record = _logRecordFactory(None, None, "", 0, "", (), None, None)
    record.__dict__.update(dict)
    return record


# ---- Formats

def _percentFields(format):
    """The names that a "%" format refers to, and the same format for a tuple of their values.

    The second is None if a field has something beyond `%(name)spec` that only a mapping can serve. A name means that the
    field is well-formed; any other use of "%" is left to the operator, which complains when a record is formatted.
    """
    names, parts, at = [], [], 0
    isPlain = True
    while True:
        mark = format.find("%", at)
        if mark < 0:
            parts.append(format[at:])
            break
        end = format.find(")", mark) if format[mark + 1:mark + 2] == "(" else -1
        if end < 0:
            isPlain = isPlain and format[mark + 1:mark + 2] == "%"
            parts.append(format[at:mark + 2])
            at = mark + 2
            continue
        name = format[mark + 2:end]
        stop = end + 1
        while stop < len(format) and format[stop] in "#0+- *.123456789":
            stop += 1
        if _isWord(name) and _isPercentSpec(format[end + 1:stop], format[stop:stop + 1]):
            names.append(name)
            isPlain = isPlain and name.isidentifier() and format[stop] != "%" and "*" not in format[end:stop]
        else:
            isPlain = False
        parts.append(format[at:mark] + "%" + format[end + 1:stop + 1])
        at = stop + 1
    return names, "".join(parts) if isPlain else None


def _isPercentSpec(spec, kind):
    """Flags, width, precision and the letter of a conversion."""
    spec = spec.lstrip("#0+ -")
    width, _, precision = spec.partition(".")
    return kind != "" and kind in "diouxXeEfFgGcrsa%" and all(
        count in ("", "*") or count.isdecimal() for count in (width, precision)) and spec[-1:] != "."


class PercentStyle:
    """Formats such as "%(levelname)s %(message)s"."""

    default_format = "%(message)s"
    asctime_format = "%(asctime)s"
    asctime_search = "%(asctime)"

    def __init__(self, fmt, *, defaults=None):
        self._fmt = fmt or self.default_format
        self._defaults = defaults
        self._getter = None
        self._plan()

    def _plan(self):
        # A record's attributes are fetched one by one where that serves: a dict of all of them is dearer to make.
        if self._defaults or type(self)._format is not PercentStyle._format:
            return
        names, format = _percentFields(self._fmt)
        if format is not None and names:
            from operator import attrgetter
            self._planned, self._positional, self._getter = self._fmt, format, attrgetter(*names)

    def usesTime(self):
        """Whether the format asks for the time as text."""
        return self._fmt.find(self.asctime_search) >= 0

    def validate(self):
        """Refuse a format without a single field: most likely it was meant for another style."""
        if not _percentFields(self._fmt)[0]:
            raise ValueError(f"Invalid format '{self._fmt}' for '{self.default_format[0]}' style")

    def _values(self, record):
        return {**self._defaults, **record.__dict__} if self._defaults else record.__dict__

    def _format(self, record):
        return self._fmt % self._values(record)

    def format(self, record):
        """The text of a record."""
        try:
            if self._getter is not None and self._fmt is self._planned:
                try:
                    return self._positional % self._getter(record)
                except AttributeError:
                    # the operator knows what to say about a field that is not there
                    pass
            return self._format(record)
        except KeyError as error:
            raise ValueError("Formatting field not found in record: %s" % error)


class StrFormatStyle(PercentStyle):
    """Formats such as "{levelname:>8} {message}"."""

    default_format = "{message}"
    asctime_format = "{asctime}"
    asctime_search = "{asctime"

    def _format(self, record):
        return self._fmt.format(**self._values(record))

    def validate(self):
        """Refuse what `str.format` would not take, and formats without a field."""
        from string import Formatter
        fields = set()
        try:
            for _, name, spec, conversion in Formatter().parse(self._fmt):
                if name:
                    if not _isFieldPath(name):
                        raise ValueError(f"invalid field name/expression: {name!r}")
                    fields.add(name)
                if conversion and conversion not in "rsa":
                    raise ValueError(f"invalid conversion: {conversion!r}")
                if spec and not _isFormatSpec(spec):
                    raise ValueError(f"bad specifier: {spec!r}")
        except ValueError as error:
            raise ValueError(f"invalid format: {error}")
        if not fields:
            raise ValueError("invalid format: no fields")


def _isWord(text):
    return text.replace("_", "a").isalnum()


def _isFieldPath(name):
    """`name`, `3`, and either followed by `.attribute` and `[key]`."""
    head = len(name)
    for mark in ".[":
        at = name.find(mark)
        if 0 <= at < head:
            head = at
    first, rest = name[:head], name[head:]
    if not (first.isdecimal() or first.isidentifier()):
        return False
    while rest:
        if rest[0] == "[":
            end = rest.find("]")
            if end < 2:
                return False
            rest = rest[end + 1:]
        elif rest[0] == ".":
            end = 1
            while end < len(rest) and rest[end] not in ".[":
                end += 1
            if not _isWord(rest[1:end]):
                return False
            rest = rest[end:]
        else:
            return False
    return True


def _isFormatSpec(spec):
    """[[fill]align][sign][#][0][width][grouping][.precision][type], width and precision possibly as {fields}."""
    if len(spec) > 1 and spec[1] in "<>=^":
        spec = spec[2:]
    elif spec[0] in "<>=^":
        spec = spec[1:]
    for marks in ("+ -", "#", "0"):
        if spec[:1] and spec[0] in marks:
            spec = spec[1:]
    spec = _withoutCount(spec)
    if spec[:1] and spec[0] in ",_":
        spec = spec[1:]
    if spec[:1] == ".":
        rest = _withoutCount(spec[1:])
        if len(rest) == len(spec) - 1:
            return False
        spec = rest
    return not spec or len(spec) == 1 and spec.lower() in "bcdefgnosx%"


def _withoutCount(spec):
    if spec[:1] == "{":
        end = spec.find("}")
        return spec[end + 1:] if end > 1 and _isWord(spec[1:end]) else spec
    return spec.lstrip("0123456789")


class StringTemplateStyle(PercentStyle):
    """Formats such as "$levelname ${message}"."""

    default_format = "${message}"
    asctime_format = "${asctime}"
    asctime_search = "${asctime}"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        from string import Template
        self._tpl = Template(self._fmt)

    def usesTime(self):
        """Whether the format asks for the time as text."""
        return self._fmt.find("$asctime") >= 0 or self._fmt.find(self.asctime_search) >= 0

    def validate(self):
        """Refuse a "$" that begins no field, and formats without a field."""
        format, at, fields = self._fmt, 0, 0
        while (at := format.find("$", at)) >= 0:
            after = at + 1
            if format[after:after + 1] == "$":
                at += 2
                continue
            isBraced = format[after:after + 1] == "{"
            end = start = after + isBraced
            while end < len(format) and format[end].isascii() and (format[end].isalnum() or format[end] == "_"):
                end += 1
            if start < end and not format[start].isdigit() and (not isBraced or format[end:end + 1] == "}"):
                fields += 1
                at = end
            elif not isBraced:
                raise ValueError("invalid format: bare '$' not allowed")
            else:
                at = end
        if not fields:
            raise ValueError("invalid format: no fields")

    def _format(self, record):
        return self._tpl.substitute(**self._values(record))


BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"

_STYLES = {
    "%": (PercentStyle, BASIC_FORMAT),
    "{": (StrFormatStyle, "{levelname}:{name}:{message}"),
    "$": (StringTemplateStyle, "${levelname}:${name}:${message}"),
}


class Formatter:
    """Words a record: by a format in one of three styles, with the time, and what a traceback says below."""

    # May be replaced by `time.gmtime`, for all formatters or for one.
    converter = time.localtime
    default_time_format = "%Y-%m-%d %H:%M:%S"
    default_msec_format = "%s,%03d"

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        if style not in _STYLES:
            raise ValueError("Style must be one of: %s" % ",".join(_STYLES))
        self._style = _STYLES[style][0](fmt, defaults=defaults)
        if validate:
            self._style.validate()
        self._fmt = self._style._fmt
        self.datefmt = datefmt
        # the last second that was worded, how, and the text
        self._second = self._secondFormat = self._secondConverter = self._secondText = None

    def formatTime(self, record, datefmt=None):
        """The time of a record: by `datefmt` for `time.strftime`, or ISO 8601 with milliseconds."""
        format = datefmt or self.default_time_format
        converter = self.converter
        second = int(record.created)
        if second == self._second and converter is self._secondConverter and format == self._secondFormat:
            text = self._secondText
        else:
            text = time.strftime(format, converter(record.created))
            self._second, self._secondFormat, self._secondConverter = second, format, converter
            self._secondText = text
        if datefmt or not self.default_msec_format:
            return text
        return self.default_msec_format % (text, record.msecs)

    def formatException(self, ei):
        """The traceback of what `sys.exc_info()` returned, without the last newline."""
        import io
        import traceback
        out = io.StringIO()
        traceback.print_exception(ei[0], ei[1], ei[2], limit=None, file=out)
        text = out.getvalue()
        return text[:-1] if text[-1:] == "\n" else text

    def usesTime(self):
        """Whether `format` must word the time."""
        return self._style.usesTime()

    def formatMessage(self, record):
        """The line by the format; `record.message` is there by then."""
        return self._style.format(record)

    def formatStack(self, stack_info):
        """What to print of a stack that was asked for."""
        return stack_info

    def format(self, record):
        """The text of a record: the line, then traceback and stack if it has them."""
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            # kept, so that other handlers need not word it again
            record.exc_text = self.formatException(record.exc_info)
        if record.exc_text:
            text = (text if text[-1:] == "\n" else text + "\n") + record.exc_text
        if record.stack_info:
            text = (text if text[-1:] == "\n" else text + "\n") + self.formatStack(record.stack_info)
        return text


_defaultFormatter = Formatter()


class BufferingFormatter:
    """Words several records at once, with something before and after."""

    def __init__(self, linefmt=None):
        self.linefmt = linefmt or _defaultFormatter

    def formatHeader(self, records):
        """What comes first."""
        return ""

    def formatFooter(self, records):
        """What comes last."""
        return ""

    def format(self, records):
        """The text of all records; nothing at all if there are none."""
        if not records:
            return ""
        lines = "".join([self.linefmt.format(record) for record in records])
        return self.formatHeader(records) + lines + self.formatFooter(records)


# ---- Filters

class Filter:
    """Lets the records of one logger and of those below it pass; with no name, all."""

    def __init__(self, name=""):
        self.name = name
        self.nlen = len(name)

    def filter(self, record):
        """Whether the record is to be kept."""
        name = self.name
        return not name or record.name == name or record.name.startswith(name + ".")


class Filterer:
    """What loggers and handlers have in common: a list of filters."""

    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        """Add a filter, or a function of a record; twice is once."""
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        """Take a filter away, if it is there."""
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        """The record, or the one that a filter has put in its place; a false value if it is not wanted."""
        for filter in self.filters:
            answer = filter.filter(record) if hasattr(filter, "filter") else filter(record)
            if not answer:
                return False
            if isinstance(answer, LogRecord):
                record = answer
        return record


# ---- Handlers

# Handlers by name, and weak references to all, in the order of their making: `shutdown` closes them from the end.
_handlers = {}
_handlerList = []


def getHandlerByName(name):
    """The handler of that name, or None."""
    return _handlers.get(name)


def getHandlerNames():
    """The names of all handlers that have one, as a frozenset."""
    return frozenset(_handlers)


def _forgetHandler(reference, lock=_lock, handlers=_handlerList):
    # what it needs comes with it: at the end of the program the names of the module are gone before the last handlers
    with lock:
        if reference in handlers:
            handlers.remove(reference)


class Handler(Filterer):
    """Brings records to where they are to go. A subclass says how, in `emit`."""

    def __init__(self, level=NOTSET):
        self.filters = []
        self._name = None
        self.level = _checkLevel(level)
        self.formatter = None
        self._closed = False
        with _lock:
            _handlerList.append(ref(self, _forgetHandler))
        self.createLock()

    def get_name(self):
        """The name under which `getHandlerByName` finds the handler."""
        return self._name

    def set_name(self, name):
        """Set that name."""
        with _lock:
            if self._name in _handlers:
                del _handlers[self._name]
            self._name = name
            if name:
                _handlers[name] = self

    name = property(get_name, set_name)

    def createLock(self):
        """Make the lock that keeps two threads from writing at a time."""
        self.lock = RLock()

    def acquire(self):
        """Take the lock."""
        if self.lock:
            self.lock.acquire()

    def release(self):
        """Give the lock back."""
        if self.lock:
            self.lock.release()

    def setLevel(self, level):
        """Refuse records below a level, given as a number or a name."""
        self.level = _checkLevel(level)

    def setFormatter(self, fmt):
        """Set what words the records."""
        self.formatter = fmt

    def format(self, record):
        """The text of a record."""
        return (self.formatter or _defaultFormatter).format(record)

    def emit(self, record):
        """Bring a record to its place."""
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handle(self, record):
        """Emit a record if the filters let it pass; what passed is returned."""
        passed = self.filter(record)
        if not passed:
            return passed
        if passed is not record and isinstance(passed, LogRecord):
            record = passed
        lock = self.lock
        if lock:
            with lock:
                self.emit(record)
        else:
            self.emit(record)
        return passed

    def flush(self):
        """Bring on its way what waits. Nothing here."""

    def close(self):
        """Forget the name, so that nobody finds a closed handler."""
        with _lock:
            self._closed = True
            if self._name in _handlers:
                del _handlers[self._name]

    def handleError(self, record):
        """Report on `sys.stderr` that a record could not be emitted, unless `raiseExceptions` is false."""
        if not raiseExceptions or not sys.stderr:
            return
        kind, error, trace = sys.exc_info()
        try:
            import traceback
            out = sys.stderr
            out.write("--- Logging error ---\n")
            traceback.print_exception(kind, error, trace, limit=None, file=out)
            out.write("Call stack:\n")
            # the frames of this package say nothing that the user wants to know
            here = Handler.handleError.__code__.co_filename
            frame = trace.tb_frame
            while frame and frame.f_code.co_filename == here:
                frame = frame.f_back
            if frame:
                traceback.print_stack(frame, file=out)
            else:
                out.write(f"Logged from file {record.filename}, line {record.lineno}\n")
            try:
                out.write(f"Message: {record.msg!r}\nArguments: {record.args}\n")
            except RecursionError:
                raise
            except Exception:
                out.write(
                    "Unable to print the message and arguments - possible formatting error.\n"
                    "Use the traceback above to help find the error.\n")
        except OSError:
            # stderr is gone as well
            pass
        finally:
            del kind, error, trace

    def __repr__(self):
        return f"<{type(self).__name__} ({getLevelName(self.level)})>"


class StreamHandler(Handler):
    """Writes records to a stream, `sys.stderr` unless another is given. The stream is not closed."""

    terminator = "\n"

    def __init__(self, stream=None):
        Handler.__init__(self)
        self.stream = sys.stderr if stream is None else stream

    def flush(self):
        """Flush the stream."""
        with self.lock:
            if self.stream and hasattr(self.stream, "flush"):
                self.stream.flush()

    def emit(self, record):
        """Write the text of a record and the terminator, then flush."""
        try:
            text = self.format(record)
            # in one piece, so that programs that write to the same place do not mix their lines
            self.stream.write(text + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def setStream(self, stream):
        """Write to another stream; the old one is flushed and returned, or None if it is the same."""
        if stream is self.stream:
            return None
        old = self.stream
        with self.lock:
            self.flush()
            self.stream = stream
        return old

    def __repr__(self):
        name = str(getattr(self.stream, "name", ""))
        return f"<{type(self).__name__} {name + ' ' if name else ''}({getLevelName(self.level)})>"

    __class_getitem__ = classmethod(type(list[int]))


class FileHandler(StreamHandler):
    """Writes records to a file, opened at once or, with `delay`, for the first record."""

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        # absolute, because the working directory may change before it is opened again
        self.baseFilename = os.path.abspath(os.fspath(filename))
        self.mode = mode
        self.encoding = encoding
        if "b" not in mode:
            import io
            self.encoding = io.text_encoding(encoding)
        self.errors = errors
        self.delay = delay
        # kept: `open` may be gone when a last record is logged at the end
        self._builtin_open = open
        if delay:
            Handler.__init__(self)
            self.stream = None
        else:
            StreamHandler.__init__(self, self._open())

    def _open(self):
        return self._builtin_open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)

    def close(self):
        """Close the file."""
        with self.lock:
            try:
                if self.stream:
                    try:
                        self.flush()
                    finally:
                        stream, self.stream = self.stream, None
                        if hasattr(stream, "close"):
                            stream.close()
            finally:
                StreamHandler.close(self)

    def emit(self, record):
        """Write a record, opening the file first if it is not open."""
        if self.stream is None and (self.mode != "w" or not self._closed):
            self.stream = self._open()
        if self.stream:
            StreamHandler.emit(self, record)

    def __repr__(self):
        return f"<{type(self).__name__} {self.baseFilename} ({getLevelName(self.level)})>"


class _StderrHandler(StreamHandler):
    """Writes to what `sys.stderr` is at the time."""

    def __init__(self, level=NOTSET):
        Handler.__init__(self, level)

    @property
    def stream(self):
        return sys.stderr


class NullHandler(Handler):
    """Does nothing: for libraries, whose records are nobody's business until the program says so."""

    def handle(self, record):
        """Nothing."""

    def emit(self, record):
        """Nothing."""

    def createLock(self):
        """No lock is needed."""
        self.lock = None


_defaultLastResort = _StderrHandler(WARNING)
# Handles the records that no handler was found for; None silences them.
lastResort = _defaultLastResort


# ---- Loggers

class PlaceHolder:
    """Stands for a logger that nobody has asked for, above ones that somebody has: these are kept as keys of a dict."""

    def __init__(self, alogger):
        self.loggerMap = {alogger: None}

    def append(self, alogger):
        """One more logger below."""
        self.loggerMap[alogger] = None


class Manager:
    """Keeps the loggers by name, and sees to it that parents and children know of each other."""

    def __init__(self, rootnode):
        self.root = rootnode
        self._disabled = 0
        self.emittedNoHandlerWarning = False
        self.loggerDict = {}
        self.loggerClass = None
        self.logRecordFactory = None

    @property
    def disable(self):
        """Calls of this level and below are ignored everywhere."""
        return self._disabled

    @disable.setter
    def disable(self, value):
        self._disabled = _checkLevel(value)
        self._clear_cache()

    def getLogger(self, name):
        """The logger of that name; the same one each time."""
        if not isinstance(name, str):
            raise TypeError("A logger name must be a string")
        with _lock:
            known = self.loggerDict.get(name)
            if known is not None and not isinstance(known, PlaceHolder):
                return known
            logger = (self.loggerClass or _loggerClass)(name)
            logger.manager = self
            self.loggerDict[name] = logger
            if known is not None:
                self._adopt(known, logger)
            self._findParent(logger)
            return logger

    def setLoggerClass(self, klass):
        """Make loggers of another class from now on."""
        if klass != Logger and not issubclass(klass, Logger):
            raise TypeError("logger not derived from logging.Logger: " + klass.__name__)
        self.loggerClass = klass

    def setLogRecordFactory(self, factory):
        """Have the records of this manager's loggers made by `factory`."""
        self.logRecordFactory = factory

    def _findParent(self, logger):
        name = logger.name
        parent = None
        at = name.rfind(".")
        while at > 0 and parent is None:
            above = name[:at]
            known = self.loggerDict.get(above)
            if known is None:
                self.loggerDict[above] = PlaceHolder(logger)
            elif isinstance(known, Logger):
                parent = known
            else:
                known.append(logger)
            at = name.rfind(".", 0, at)
        logger.parent = parent or self.root

    def _adopt(self, placeHolder, logger):
        """Loggers below whose parent is above come under the new one."""
        for child in placeHolder.loggerMap:
            if not child.parent.name.startswith(logger.name):
                logger.parent = child.parent
                child.parent = logger

    def _clear_cache(self):
        with _lock:
            for logger in self.loggerDict.values():
                if isinstance(logger, Logger):
                    logger._cache.clear()
            self.root._cache.clear()


class Logger(Filterer):
    """Takes the messages of one part of a program. Get one with `getLogger(name)`, never by calling the class."""

    def __init__(self, name, level=NOTSET):
        self.filters = []
        self.name = name
        self.level = _checkLevel(level)
        self.parent = None
        self.propagate = True
        self.handlers = []
        self.disabled = False
        # what `isEnabledFor` has found out, by level; emptied when any level changes
        self._cache = {}

    # -- levels

    def setLevel(self, level):
        """Refuse messages below a level, given as a number or a name."""
        self.level = _checkLevel(level)
        self.manager._clear_cache()

    def getEffectiveLevel(self):
        """The level of the logger or, if it has none, of the nearest one above that has."""
        logger = self
        while logger:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        """Whether a message of this level would be handled."""
        if self.disabled:
            return False
        try:
            return self._cache[level]
        except KeyError:
            with _lock:
                enabled = self.manager.disable < level and level >= self.getEffectiveLevel()
                self._cache[level] = enabled
            return enabled

    # -- messages

    def debug(self, msg, *args, **kwargs):
        """Log a message with level DEBUG."""
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **kwargs)

    def info(self, msg, *args, **kwargs):
        """Log a message with level INFO."""
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        """Log a message with level WARNING."""
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        """The old name of `warning`."""
        import warnings
        warnings.warn("The 'warn' method is deprecated, use 'warning' instead", DeprecationWarning, 2)
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        """Log a message with level ERROR."""
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        """Log a message with level ERROR and the exception that is being handled."""
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        """Log a message with level CRITICAL."""
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **kwargs)

    def fatal(self, msg, *args, **kwargs):
        """Another name of `critical`."""
        self.critical(msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        """Log a message with any level, an integer."""
        if not isinstance(level, int):
            if raiseExceptions:
                raise TypeError("level must be an integer")
            return
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def findCaller(self, stack_info=False, stacklevel=1):
        """Where the program made the call: file, line, function and, if wanted, the stack as text.

        `stacklevel` 2 means the caller of that function, and so on.
        """
        if not stack_info:
            site = call_site(_srcfile, _importParts, stacklevel)
            if site is not None:
                return site
        frame = sys._getframe(1)
        while frame is not None and _isOwnFrame(frame):
            frame = frame.f_back
        if frame is None:
            return "(unknown file)", 0, "(unknown function)", None
        while stacklevel > 1:
            above = frame.f_back
            if above is None:
                break
            frame = above
            if not _isOwnFrame(frame):
                stacklevel -= 1
        code = frame.f_code
        stack = None
        if stack_info:
            import io
            import traceback
            out = io.StringIO()
            out.write("Stack (most recent call last):\n")
            traceback.print_stack(frame, file=out)
            stack = out.getvalue()
            if stack[-1] == "\n":
                stack = stack[:-1]
        return code.co_filename, frame.f_lineno, code.co_name, stack

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        """The record for a message; `extra` is a dict of further attributes."""
        record = _logRecordFactory(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        if extra is not None:
            for key in extra:
                if key in ("message", "asctime") or key in record.__dict__:
                    raise KeyError("Attempt to overwrite %r in LogRecord" % key)
                record.__dict__[key] = extra[key]
        return record

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        stack = None
        if _srcfile:
            try:
                path, line, function, stack = self.findCaller(stack_info, stacklevel)
            except ValueError:
                path, line, function = "(unknown file)", 0, "(unknown function)"
        else:
            path, line, function = "(unknown file)", 0, "(unknown function)"
        if exc_info:
            if isinstance(exc_info, BaseException):
                exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
            elif not isinstance(exc_info, tuple):
                exc_info = sys.exc_info()
        self.handle(self.makeRecord(self.name, level, path, line, msg, args, exc_info, function, extra, stack))

    # -- handlers

    def handle(self, record):
        """Give a record to the handlers, unless the logger is disabled or a filter refuses it."""
        if self.disabled:
            return
        if self.filters:
            passed = self.filter(record)
            if not passed:
                return
            if isinstance(passed, LogRecord):
                record = passed
        self.callHandlers(record)

    def addHandler(self, hdlr):
        """Add a handler; twice is once."""
        with _lock:
            if hdlr not in self.handlers:
                self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        """Take a handler away, if it is there."""
        with _lock:
            if hdlr in self.handlers:
                self.handlers.remove(hdlr)

    def hasHandlers(self):
        """Whether a record would find a handler, here or above."""
        logger = self
        while logger:
            if logger.handlers:
                return True
            logger = logger.parent if logger.propagate else None
        return False

    def callHandlers(self, record):
        """Give a record to the handlers of this logger and of those above, as far as it propagates."""
        found = 0
        logger = self
        level = record.levelno
        while logger:
            for handler in logger.handlers:
                found += 1
                if level >= handler.level:
                    handler.handle(record)
            logger = logger.parent if logger.propagate else None
        if found:
            return
        if lastResort:
            if level >= lastResort.level:
                lastResort.handle(record)
        elif raiseExceptions and not self.manager.emittedNoHandlerWarning:
            sys.stderr.write("No handlers could be found for logger \"%s\"\n" % self.name)
            self.manager.emittedNoHandlerWarning = True

    # -- the hierarchy

    def getChild(self, suffix):
        """The logger below this one: `getLogger("a").getChild("b.c")` is `getLogger("a.b.c")`."""
        if self.root is not self:
            suffix = self.name + "." + suffix
        return self.manager.getLogger(suffix)

    def getChildren(self):
        """The set of loggers directly below this one."""
        with _lock:
            depth = 0 if self is self.manager.root else 1 + self.name.count(".")
            return {
                logger for logger in self.manager.loggerDict.values()
                if isinstance(logger, Logger) and logger.parent is self and logger.name.count(".") == depth
            }

    def __repr__(self):
        return f"<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"

    def __reduce__(self):
        if getLogger(self.name) is not self:
            import pickle
            raise pickle.PicklingError("logger cannot be pickled")
        return getLogger, (self.name,)


class RootLogger(Logger):
    """The logger above all others. It always has a level."""

    def __init__(self, level):
        Logger.__init__(self, "root", level)

    def __reduce__(self):
        return getLogger, ()


_loggerClass = Logger

root = RootLogger(WARNING)
Logger.root = root
Logger.manager = Manager(root)


def getLogger(name=None):
    """The logger of that name, made if need be; without a name, the root logger."""
    if not name or isinstance(name, str) and name == root.name:
        return root
    return Logger.manager.getLogger(name)


def setLoggerClass(klass):
    """Make loggers of another class from now on; it must be a subclass of `Logger`."""
    if klass != Logger and not issubclass(klass, Logger):
        raise TypeError("logger not derived from logging.Logger: " + klass.__name__)
    global _loggerClass
    _loggerClass = klass


def getLoggerClass():
    """The class that new loggers have."""
    return _loggerClass


class LoggerAdapter:
    """A logger that adds what it was given to every message: a request's number, a user's name."""

    def __init__(self, logger, extra=None, merge_extra=False):
        self.logger = logger
        self.extra = extra
        self.merge_extra = merge_extra

    def process(self, msg, kwargs):
        """Message and keywords as they are to be logged. Subclasses change the message here."""
        if self.merge_extra and "extra" in kwargs:
            kwargs["extra"] = {**self.extra, **kwargs["extra"]}
        else:
            kwargs["extra"] = self.extra
        return msg, kwargs

    def debug(self, msg, *args, **kwargs):
        """Log a message with level DEBUG."""
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        """Log a message with level INFO."""
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        """Log a message with level WARNING."""
        self.log(WARNING, msg, *args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        """The old name of `warning`."""
        import warnings
        warnings.warn("The 'warn' method is deprecated, use 'warning' instead", DeprecationWarning, 2)
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        """Log a message with level ERROR."""
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        """Log a message with level ERROR and the exception that is being handled."""
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        """Log a message with level CRITICAL."""
        self.log(CRITICAL, msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        """Log a message with any level."""
        if self.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def isEnabledFor(self, level):
        """What the logger says."""
        return self.logger.isEnabledFor(level)

    def setLevel(self, level):
        """Set the level of the logger."""
        self.logger.setLevel(level)

    def getEffectiveLevel(self):
        """What the logger says."""
        return self.logger.getEffectiveLevel()

    def hasHandlers(self):
        """What the logger says."""
        return self.logger.hasHandlers()

    def _log(self, level, msg, args, **kwargs):
        # an adapter may be put around another one
        return self.logger._log(level, msg, args, **kwargs)

    @property
    def manager(self):
        return self.logger.manager

    @manager.setter
    def manager(self, value):
        self.logger.manager = value

    @property
    def name(self):
        return self.logger.name

    def __repr__(self):
        return f"<{type(self).__name__} {self.logger.name} ({getLevelName(self.logger.getEffectiveLevel())})>"

    __class_getitem__ = classmethod(type(list[int]))


# ---- The root logger's functions

def basicConfig(**kwargs):
    """Set the root logger up, unless it has handlers: a file (`filename`, `filemode`, `encoding`, `errors`), a `stream`
    or `handlers`, a `format` with its `style` and `datefmt`, a `level`. With `force`, present handlers are closed first.
    """
    with _lock:
        force = kwargs.pop("force", False)
        encoding = kwargs.pop("encoding", None)
        errors = kwargs.pop("errors", "backslashreplace")
        if force:
            for handler in root.handlers[:]:
                root.removeHandler(handler)
                handler.close()
        if root.handlers:
            return
        handlers = kwargs.pop("handlers", None)
        if handlers is None:
            if "stream" in kwargs and "filename" in kwargs:
                raise ValueError("'stream' and 'filename' should not be specified together")
        elif "stream" in kwargs or "filename" in kwargs:
            raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
        if handlers is None:
            filename = kwargs.pop("filename", None)
            mode = kwargs.pop("filemode", "a")
            if filename:
                if "b" in mode:
                    errors = None
                elif encoding is None:
                    import io
                    encoding = io.text_encoding(None)
                handlers = [FileHandler(filename, mode, encoding=encoding, errors=errors)]
            else:
                handlers = [StreamHandler(kwargs.pop("stream", None))]
        dateFormat = kwargs.pop("datefmt", None)
        style = kwargs.pop("style", "%")
        if style not in _STYLES:
            raise ValueError("Style must be one of: %s" % ",".join(_STYLES))
        format = kwargs.pop("format", _STYLES[style][1])
        formatter = Formatter(format, dateFormat, style)
        for handler in handlers:
            if handler.formatter is None:
                handler.setFormatter(formatter)
            root.addHandler(handler)
        level = kwargs.pop("level", None)
        if level is not None:
            root.setLevel(level)
        if kwargs:
            raise ValueError("Unrecognised argument(s): %s" % ", ".join(kwargs))


def debug(msg, *args, **kwargs):
    """Log a message with level DEBUG on the root logger, which is set up first if it has no handlers."""
    if not root.handlers:
        basicConfig()
    root.debug(msg, *args, **kwargs)


def info(msg, *args, **kwargs):
    """Log a message with level INFO on the root logger, which is set up first if it has no handlers."""
    if not root.handlers:
        basicConfig()
    root.info(msg, *args, **kwargs)


def warning(msg, *args, **kwargs):
    """Log a message with level WARNING on the root logger, which is set up first if it has no handlers."""
    if not root.handlers:
        basicConfig()
    root.warning(msg, *args, **kwargs)


def warn(msg, *args, **kwargs):
    """The old name of `warning`."""
    import warnings
    warnings.warn("The 'warn' function is deprecated, use 'warning' instead", DeprecationWarning, 2)
    warning(msg, *args, **kwargs)


def error(msg, *args, **kwargs):
    """Log a message with level ERROR on the root logger, which is set up first if it has no handlers."""
    if not root.handlers:
        basicConfig()
    root.error(msg, *args, **kwargs)


def exception(msg, *args, exc_info=True, **kwargs):
    """Log a message with level ERROR, and the exception that is being handled, on the root logger."""
    error(msg, *args, exc_info=exc_info, **kwargs)


def critical(msg, *args, **kwargs):
    """Log a message with level CRITICAL on the root logger, which is set up first if it has no handlers."""
    if not root.handlers:
        basicConfig()
    root.critical(msg, *args, **kwargs)


def fatal(msg, *args, **kwargs):
    """Another name of `critical`."""
    critical(msg, *args, **kwargs)


def log(level, msg, *args, **kwargs):
    """Log a message with any level on the root logger, which is set up first if it has no handlers."""
    if not root.handlers:
        basicConfig()
    root.log(level, msg, *args, **kwargs)


def disable(level=CRITICAL):
    """Ignore all messages of this level and below, whatever the loggers say; NOTSET undoes that."""
    root.manager.disable = level


def shutdown(handlerList=_handlerList):
    """Flush and close all handlers, the youngest first. Done when the program ends."""
    for reference in reversed(handlerList[:]):
        try:
            handler = reference()
            if handler:
                try:
                    handler.acquire()
                    # a handler may forbid the flush: it is then lost with the program
                    if getattr(handler, "flushOnClose", True):
                        handler.flush()
                    handler.close()
                except (OSError, ValueError):
                    # its stream may be closed already
                    pass
                finally:
                    handler.release()
        except Exception:
            if raiseExceptions:
                raise


import atexit
atexit.register(shutdown)


def __getattr__(name):
    # modules that programs reach through this one; few of them are needed to log
    if name in ("collections", "io", "re", "string", "threading", "traceback", "warnings", "weakref"):
        return __import__(name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


# ---- Warnings

_showWarning = None


def _logWarning(message, category, filename, lineno, file=None, line=None):
    """What `warnings.showwarning` is while warnings are captured."""
    if file is not None:
        if _showWarning is not None:
            _showWarning(message, category, filename, lineno, file, line)
        return
    import warnings
    text = warnings.formatwarning(message, category, filename, lineno, line)
    logger = getLogger("py.warnings")
    if not logger.handlers:
        logger.addHandler(NullHandler())
    # as an argument: the text may have a "%"
    logger.warning(str(text))


def captureWarnings(capture):
    """Log what the module `warnings` would print, on the logger "py.warnings"; with a false value, no longer."""
    global _showWarning
    import warnings
    if capture and _showWarning is None:
        _showWarning = warnings.showwarning
        warnings.showwarning = _logWarning
    elif not capture and _showWarning is not None:
        warnings.showwarning = _showWarning
        _showWarning = None
