"""A collection of string constants, and classes for formatting."""

__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits", "printable",
    "punctuation", "whitespace", "Formatter", "Template",
]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdefABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """capwords(s [,sep]) -> string

    Split the argument into words using split, capitalize each word using capitalize, and join the capitalized words
    using join.  If the optional second argument sep is absent or None, runs of whitespace characters are replaced by a
    single space and leading and trailing whitespace are removed, otherwise sep is used to split and join the words.
    """
    return (sep or " ").join(word.capitalize() for word in s.split(sep))


_no_mapping = {}


class Template:
    """A string class for supporting $-substitutions.

    Subclasses may set `delimiter`, and say by `idpattern` or `braceidpattern` that names look different; that needs the
    module `re`.
    """

    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = 2

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """The parts of the template: (kind, text, position) with kind 'text', 'named', 'escaped' or 'invalid'.

        The text of a placeholder is its name; 'source' in the fourth place is how it is written.
        """
        cls = type(self)
        if "pattern" in dir(cls) or cls.idpattern != Template.idpattern or cls.braceidpattern is not None:
            yield from self._pieces_by_pattern()
            return
        text, mark = self.template, self.delimiter
        start = 0
        while True:
            at = text.find(mark, start)
            if at < 0:
                yield "text", text[start:], start, text[start:]
                return
            yield "text", text[start:at], start, text[start:at]
            after = at + len(mark)
            if text.startswith(mark, after):
                start = after + len(mark)
                yield "escaped", mark, at, text[at:start]
                continue
            braced = text.startswith("{", after)
            first = end = after + braced
            while end < len(text) and _is_name_part(text[end], end > first):
                end += 1
            if end > first and (not braced or text.startswith("}", end)):
                start = end + braced
                yield "named", text[first:end], at, text[at:start]
            else:
                start = after
                yield "invalid", mark, at, mark

    def _pieces_by_pattern(self):
        """The same for templates whose placeholders are described by a regular expression."""
        import re
        cls = type(self)
        pattern = getattr(cls, "pattern", None)
        if pattern is None:
            delim = re.escape(cls.delimiter)
            pattern = (
                f"{delim}(?:(?P<escaped>{delim})|(?P<named>{cls.idpattern})|"
                f"{{(?P<braced>{cls.braceidpattern or cls.idpattern})}}|(?P<invalid>))")
        start = 0
        for mo in re.compile(pattern, cls.flags | re.VERBOSE).finditer(self.template):
            yield "text", self.template[start:mo.start()], start, self.template[start:mo.start()]
            start = mo.end()
            groups = mo.groupdict()
            named = groups.get("named") or groups.get("braced")
            if named is not None:
                yield "named", named, mo.start(), mo.group()
            elif groups.get("escaped") is not None:
                yield "escaped", cls.delimiter, mo.start(), mo.group()
            elif groups.get("invalid") is not None:
                yield "invalid", mo.group(), mo.start("invalid") - len(cls.delimiter), mo.group()
            else:
                raise ValueError("Unrecognized named group in pattern", cls.pattern)
        yield "text", self.template[start:], start, self.template[start:]

    def _complain(self, at):
        lines = self.template[:at].splitlines(keepends=True)
        if not lines:
            row, column = 1, 1
        else:
            column = at - len("".join(lines[:-1])) + 1
            row = len(lines)
            if lines[-1].endswith("\n"):
                row, column = row + 1, 1
        raise ValueError("Invalid placeholder in string: line %d, col %d" % (row, column))

    def substitute(self, mapping=_no_mapping, /, **kws):
        """Replace the placeholders. KeyError if there is no value for one, ValueError if one is ill-formed."""
        mapping = _combine(mapping, kws)
        result = []
        for kind, text, at, source in self._pieces():
            if kind == "named":
                text = str(mapping[text])
            elif kind == "invalid":
                self._complain(at)
            result.append(text)
        return "".join(result)

    def safe_substitute(self, mapping=_no_mapping, /, **kws):
        """Replace the placeholders that there are values for, and leave the rest as it is."""
        mapping = _combine(mapping, kws)
        result = []
        for kind, text, at, source in self._pieces():
            if kind == "named":
                try:
                    text = str(mapping[text])
                except KeyError:
                    text = source
            elif kind == "invalid":
                text = source
            result.append(text)
        return "".join(result)

    def is_valid(self):
        """Whether all placeholders are well-formed."""
        return not any(kind == "invalid" for kind, *_ in self._pieces())

    def get_identifiers(self):
        """The names of the placeholders, each once, in order."""
        return list(dict.fromkeys(text for kind, text, *_ in self._pieces() if kind == "named"))


def _is_name_part(c, digits_too):
    return c.isascii() and (c.isalpha() or c == "_" or digits_too and c.isdigit())


def _combine(mapping, kws):
    """Keyword arguments go before the mapping."""
    if mapping is _no_mapping:
        return kws
    if kws:
        from collections import ChainMap
        return ChainMap(kws, mapping)
    return mapping


class Formatter:
    """Does what str.format() does, in methods that a subclass may override."""

    def format(self, format_string, /, *args, **kwargs):
        """Format the string with the arguments."""
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        """The same with the arguments given as a sequence and a mapping."""
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal_text, field_name, format_spec, conversion in self.parse(format_string):
            if literal_text:
                result.append(literal_text)
            if field_name is None:
                continue
            # numbers are given to fields without a name, unless there are fields with numbers
            first, dot_or_bracket = field_name, ""
            for i, c in enumerate(field_name):
                if c in ".[":
                    first, dot_or_bracket = field_name[:i], field_name[i:]
                    break
            if first == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field_name = str(auto_arg_index) + dot_or_bracket
                auto_arg_index += 1
            elif first.isdigit():
                if auto_arg_index:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto_arg_index = False
            obj, arg_used = self.get_field(field_name, args, kwargs)
            used_args.add(arg_used)
            obj = self.convert_field(obj, conversion)
            format_spec, auto_arg_index = self._vformat(
                format_spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            result.append(self.format_field(obj, format_spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        """The argument that the first part of a field name stands for."""
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        """Called with the set of all keys that were used."""

    def format_field(self, value, format_spec):
        """Format one value."""
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        """Convert a value as the letter behind '!' says."""
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError("Unknown conversion specifier {0!s}".format(conversion))

    def parse(self, format_string):
        """The parts of a format string as an iterable of tuples (literal_text, field_name, format_spec, conversion)."""
        from _string import formatter_parser
        return formatter_parser(format_string)

    def get_field(self, field_name, args, kwargs):
        """The value that a field name stands for, and the key that was used."""
        from _string import formatter_field_name_split
        first, rest = formatter_field_name_split(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, key in rest:
            obj = getattr(obj, key) if is_attr else obj[key]
        return obj, first
