"""Filename matching with shell patterns.

Patterns are Unix shell style:

*       matches everything
?       matches any single character
[seq]   matches any character in seq
[!seq]  matches any char not in seq
"""

import os

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def fnmatch(name, pat):
    """Test whether FILENAME matches PATTERN.

    An initial period in FILENAME is not special. Both FILENAME and PATTERN are first case-normalized if the operating
    system requires it. If you don't want this, use fnmatchcase(FILENAME, PATTERN).
    """
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


def filter(names, pat):
    """Construct a list from those elements of the iterable NAMES that match PAT."""
    pat = os.path.normcase(pat)
    tokens = _parse(pat)
    result = []
    for name in names:
        _check_kinds(name, pat)
        if _match(name, tokens):
            result.append(name)
    return result


def fnmatchcase(name, pat):
    """Test whether FILENAME matches PATTERN, including case."""
    _check_kinds(name, pat)
    return _match(name, _parse(pat))


def _check_kinds(name, pat):
    if not isinstance(name, (str, bytes)):
        raise TypeError(f"expected string or bytes-like object, got {type(name).__name__!r}")
    if isinstance(name, bytes) != isinstance(pat, bytes):
        kinds = "a string pattern on a bytes-like" if isinstance(pat, str) else "a bytes pattern on a string-like"
        raise TypeError(f"cannot use {kinds} object")


def _parse(pat):
    """The pattern as a list: "*", "?", a (negated, ranges) pair for a class, or a character in a tuple of one."""
    if isinstance(pat, bytes):
        pat = pat.decode("latin-1")
    tokens = []
    i, n = 0, len(pat)
    while i < n:
        c = pat[i]
        i += 1
        if c == "*":
            if not tokens or tokens[-1] != "*":
                tokens.append("*")
        elif c == "?":
            tokens.append("?")
        elif c == "[":
            # the class goes to the next bracket, but a bracket at its start belongs to it
            j = i
            if j < n and pat[j] == "!":
                j += 1
            if j < n and pat[j] == "]":
                j += 1
            while j < n and pat[j] != "]":
                j += 1
            if j >= n:
                tokens.append(("[",))
            else:
                tokens.append(_class(pat[i:j]))
                i = j + 1
        else:
            tokens.append((c,))
    return tokens


def _class(text):
    """`[!a-z_]` as whether it is negated and what is in it: the two ends of a range, or a character alone."""
    negated = text[0] == "!"
    if negated:
        text = text[1:]
    ranges = []
    i = 0
    while i < len(text):
        if i + 2 < len(text) and text[i + 1] == "-":
            if text[i] <= text[i + 2]:
                ranges.append((text[i], text[i + 2]))
            i += 3
        else:
            ranges.append((text[i],))
            i += 1
    return negated, ranges


def _accepts(token, c):
    if token == "?":
        return True
    if len(token) == 1:
        return token[0] == c
    negated, ranges = token
    return any(ends[0] <= c <= ends[-1] for ends in ranges) != negated


def _match(name, tokens):
    """Whether a name matches: when something behind a star does not fit, the last star takes one character more."""
    if isinstance(name, bytes):
        name = name.decode("latin-1")
    i = k = 0
    star = retry = -1
    while i < len(name):
        if k < len(tokens) and tokens[k] == "*":
            star, retry = k, i
            k += 1
        elif k < len(tokens) and _accepts(tokens[k], name[i]):
            i += 1
            k += 1
        elif star >= 0:
            retry += 1
            i, k = retry, star + 1
        else:
            return False
    while k < len(tokens) and tokens[k] == "*":
        k += 1
    return k == len(tokens)


def translate(pat):
    """Translate a shell PATTERN to a regular expression.

    There is no way to quote meta-characters.
    """
    # what stands between stars; a star that has another behind it need not give back what it took
    pieces = [[]]
    for token in _parse(pat):
        if token == "*":
            pieces.append([])
        else:
            pieces[-1].append(_expression(token, "."))
    first, *others = ["".join(piece) for piece in pieces]
    if others:
        first += "".join(f"(?>.*?{piece})" for piece in others[:-1]) + ".*" + others[-1]
    return f"(?s:{first})\\Z"


def _expression(token, any_character):
    """A token other than a star as a regular expression."""
    if token == "?":
        return any_character
    if len(token) == 1:
        c = token[0]
        return "\\" + c if c in _SPECIAL else c
    negated, ranges = token
    text = "!" if negated else ""
    for ends in ranges:
        text += "-".join(_quoted(c) for c in ends)
    if not text:
        return "(?!)"
    if text == "!":
        return "."
    if text[0] == "!":
        text = "^" + text[1:]
    elif text[0] in "^[":
        text = "\\" + text
    return f"[{text}]"


# What regular expressions have a meaning for, outside and inside of a class.
_SPECIAL = frozenset("()[]{}?*+-|^$\\.&~# \t\n\r\v\f")
_SPECIAL_IN_CLASS = frozenset("\\-&~|")


def _quoted(c):
    return "\\" + c if c in _SPECIAL_IN_CLASS else c
