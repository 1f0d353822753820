"""Support for regular expressions: patterns that are searched for in str or bytes.

The functions compile their pattern (the compiled forms are kept for the next call) and call the method of the same name. The parser
of patterns and the matcher are native.
"""
import enum

import _re
from _re import Match, Pattern

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape", "error",
    "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE",
    "UNICODE", "NOFLAG", "RegexFlag", "PatternError",
]

__version__ = "2.2.1"


@enum.global_enum
class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128
    __str__ = object.__str__
    _numeric_repr_ = hex


class PatternError(Exception):
    """Exception raised for invalid regular expressions.

    msg: what is wrong; pattern: the pattern; pos: the index in the pattern where compilation failed (may be None);
    lineno, colno: the line and the column that correspond to pos (may be None).
    """

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        if pattern is None or pos is None:
            self.lineno = self.colno = None
        else:
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = f"{msg} at position {pos}"
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


error = PatternError
_re.set_error(PatternError)


def match(pattern, string, flags=0):
    """Try to apply the pattern at the start of the string, returning a Match object, or None if no match was found."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """Try to apply the pattern to all of the string, returning a Match object, or None if no match was found."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """Scan through string looking for a match to the pattern, returning a Match object, or None if no match was found."""
    return _compile(pattern, flags).search(string)


class _Zero(int):
    """The default of optional arguments: zero, but not a zero that was passed."""


_zero = _Zero()


def _positional(name, least, args, defaults):
    """The values of two optional arguments that were passed by position, which Python is about to stop allowing."""
    values = list(defaults)
    names = ("maxsplit" if name == "split" else "count", "flags")
    if len(args) > 2:
        raise TypeError(f"{name}() takes from {least} to {least + 2} positional arguments but {least + len(args)} were given")
    for i, value in enumerate(args):
        if defaults[i] is not _zero:
            raise TypeError(f"{name}() got multiple values for argument '{names[i]}'")
        values[i] = value
    import warnings

    warnings.warn(f"'{names[0]}' is passed as positional argument", DeprecationWarning, stacklevel=3)
    return values


def sub(pattern, repl, string, *args, count=_zero, flags=_zero):
    """Return the string obtained by replacing the leftmost non-overlapping occurrences of the pattern in string by the
    replacement repl.

    repl can be either a string or a callable; if a string, backslash escapes in it are processed. If it is a callable, it's
    passed the Match object and must return a replacement string to be used.
    """
    if args:
        count, flags = _positional("sub", 3, args, (count, flags))
    return _compile(pattern, flags).sub(repl, string, count)


sub.__text_signature__ = "(pattern, repl, string, count=0, flags=0)"


def subn(pattern, repl, string, *args, count=_zero, flags=_zero):
    """Return a 2-tuple containing (new_string, number).

    new_string is what sub() returns, number is the number of substitutions that were made.
    """
    if args:
        count, flags = _positional("subn", 3, args, (count, flags))
    return _compile(pattern, flags).subn(repl, string, count)


subn.__text_signature__ = "(pattern, repl, string, count=0, flags=0)"


def split(pattern, string, *args, maxsplit=_zero, flags=_zero):
    """Split the source string by the occurrences of the pattern, returning a list containing the resulting substrings.

    If capturing parentheses are used in pattern, then the text of all groups in the pattern are also returned as part of the
    resulting list. If maxsplit is nonzero, at most maxsplit splits occur, and the remainder of the string is returned as the
    final element of the list.
    """
    if args:
        maxsplit, flags = _positional("split", 2, args, (maxsplit, flags))
    return _compile(pattern, flags).split(string, maxsplit)


split.__text_signature__ = "(pattern, string, maxsplit=0, flags=0)"


def findall(pattern, string, flags=0):
    """Return a list of all non-overlapping matches in the string.

    If one or more capturing groups are present in the pattern, return a list of groups; this will be a list of tuples if the
    pattern has more than one group. Empty matches are included in the result.
    """
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """Return an iterator over all non-overlapping matches in the string. For each match, the iterator returns a Match object.

    Empty matches are included in the result.
    """
    return _compile(pattern, flags).finditer(string)


def compile(pattern, flags=0):
    "Compile a regular expression pattern, returning a Pattern object."
    return _compile(pattern, flags)


def purge():
    "Clear the regular expression caches"
    _cache.clear()


# what has a meaning in patterns, and white space, which has one in verbose patterns
_escapes = {i: "\\" + chr(i) for i in b"()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    """Escape special characters in a string."""
    if isinstance(pattern, str):
        return pattern.translate(_escapes)
    return str(pattern, "latin1").translate(_escapes).encode("latin1")


# by type, pattern and flags; the oldest go when it is full
_cache = {}
_MAXCACHE = 512


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags.value
    key = type(pattern), pattern, flags
    try:
        return _cache[key]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    notes = []
    compiled = _re.compile(pattern, flags, notes)
    if notes:
        import warnings

        for note in notes:
            warnings.warn(note, FutureWarning, stacklevel=3)
    if not flags & DEBUG:
        if len(_cache) >= _MAXCACHE:
            del _cache[next(iter(_cache))]
        _cache[key] = compiled
    return compiled


def _reduce(pattern):
    return _compile, (pattern.pattern, pattern.flags)


def _register():
    import copyreg

    copyreg.pickle(Pattern, _reduce, _compile)


_register()


class Scanner:
    """Takes a text apart into tokens: a list of pairs of a pattern and what to do with its matches (a function of the scanner
    and the text, a value, or None to drop them)."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self._actions = {}
        branches = []
        group = 1
        for phrase, action in lexicon:
            branches.append(f"({phrase})")
            self._actions[group] = action
            group += 1 + _compile(phrase, flags).groups
        self.scanner = _compile("|".join(branches), flags)

    def scan(self, string):
        """The list of what the actions made of the tokens, and the rest of the text that nothing fits."""
        result = []
        step = self.scanner.scanner(string).match
        end = 0
        while (found := step()) is not None and found.end() != end:
            action = self._actions[found.lastindex]
            if callable(action):
                self.match = found
                action = action(self, found.group())
            if action is not None:
                result.append(action)
            end = found.end()
        return result, string[end:]
