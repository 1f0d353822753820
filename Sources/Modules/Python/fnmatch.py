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
        normal = os.path.normcase(name)
        _check_kinds(normal, pat)
        if _match(normal, tokens):
            result.append(name)
    return result


def fnmatchcase(name, pat):
    """Test whether FILENAME matches PATTERN, including case."""
    _check_kinds(name, pat)
    return _match(name, _parse(pat))


def _check_kinds(name, pat):
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
    """`[!a-z_]` as whether it is negated and the ranges in it."""
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
            ranges.append((text[i], text[i]))
            i += 1
    return negated, ranges


def _accepts(token, c):
    if token == "?":
        return True
    if len(token) == 1:
        return token[0] == c
    negated, ranges = token
    return any(low <= c <= high for low, high in ranges) != negated


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
    parts = []
    for token in _parse(pat):
        if token == "*":
            parts.append(".*")
        elif token == "?":
            parts.append(".")
        elif len(token) == 1:
            c = token[0]
            parts.append(c if c.isalnum() or c in "_'\"!%,/:;<=>@`" or not c.isascii() else "\\" + c)
        else:
            negated, ranges = token
            inner = "".join(
                _quoted(low) if low == high else f"{_quoted(low)}-{_quoted(high)}" for low, high in ranges)
            if inner:
                parts.append(f"[{'^' if negated else ''}{inner}]")
            else:
                parts.append("." if negated else "(?!)")
    return f"(?s:{''.join(parts)})\\Z"


def _quoted(c):
    return "\\" + c if c in "\\[]^-&~|" else c
