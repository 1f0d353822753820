"""How the text of a format string is taken apart: what string.Formatter is built on."""


def formatter_parser(text, /):
    """The parts of a format string: tuples (literal text, field name, format, conversion)."""
    if not isinstance(text, str):
        raise TypeError(f"expected str, got {type(text).__name__}")
    return _parse_format(text)


def formatter_field_name_split(name, /):
    """`a.b[c]` as its first part and an iterator of (is it an attribute, name or index)."""
    if not isinstance(name, str):
        raise TypeError(f"expected str, got {type(name).__name__}")
    end = next((i for i, c in enumerate(name) if c in ".["), len(name))
    first = name[:end]
    return int(first) if first.isdecimal() else first, _accesses(name[end:])


def _parse_format(text):
    """The parts of a format string: (literal text, field name, format, conversion)."""
    literal = []
    i, n = 0, len(text)
    while i < n:
        c = text[i]
        i += 1
        if c not in "{}":
            literal.append(c)
            continue
        if i < n and text[i] == c:
            # a doubled brace ends the literal text, as in CPython
            literal.append(c)
            i += 1
            yield "".join(literal), None, None, None
            literal = []
            continue
        if c == "}":
            raise ValueError("Single '}' encountered in format string")
        if i >= n:
            raise ValueError("Single '{' encountered in format string")
        start, depth, brackets = i, 1, False
        while i < n:
            c = text[i]
            if c == "{":
                depth += 1
            elif c == "}":
                depth -= 1
                if depth == 0:
                    break
            i += 1
        if depth:
            raise ValueError("expected '}' before end of string")
        field = text[start:i]
        i += 1
        yield ("".join(literal), *_split_field(field))
        literal = []
    if literal:
        yield "".join(literal), None, None, None


def _split_field(field):
    """`name!r:>5` in its parts."""
    i, inside = 0, False
    while i < len(field):
        c = field[i]
        if inside:
            inside = c != "]"
        elif c == "[":
            inside = True
        elif c == "{":
            raise ValueError("unexpected '{' in field name")
        elif c in "!:":
            break
        i += 1
    name, rest = field[:i], field[i:]
    if not rest:
        return name, "", None
    if rest[0] == ":":
        return name, rest[1:], None
    if len(rest) < 2:
        raise ValueError("end of string while looking for conversion specifier")
    if len(rest) > 2 and rest[2] != ":":
        raise ValueError("expected ':' after conversion specifier")
    return name, rest[3:], rest[1]


def _accesses(rest):
    while rest:
        if rest[0] == ".":
            end = next((i for i, c in enumerate(rest) if i and c in ".["), len(rest))
            key, rest, is_attr = rest[1:end], rest[end:], True
        elif rest[0] == "[":
            end = rest.find("]")
            if end < 0:
                raise ValueError("Missing ']' in format string")
            key, rest, is_attr = rest[1:end], rest[end + 1:], False
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if not key:
            raise ValueError("Empty attribute in format string")
        yield is_attr, int(key) if not is_attr and key.isdecimal() else key
