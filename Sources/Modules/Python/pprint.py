"""Support to pretty-print lists, tuples, & dictionaries recursively."""

import sys

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """Pretty-print a Python object to a stream [default is sys.stdout]."""
    PrettyPrinter(
        stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
        underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """Format a Python object into a pretty-printed representation."""
    return PrettyPrinter(
        indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
        underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """Pretty-print a Python object"""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """Version of repr() which can handle recursive data structures."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Determine if saferepr(object) is readable by eval()."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """Determine if object requires a recursive representation."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _SafeKey:
    """Sorts anything: what cannot be compared is sorted by the names of the types."""

    __slots__ = ("obj",)

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _safe_tuple(pair):
    return _SafeKey(pair[0]), _SafeKey(pair[1])


class PrettyPrinter:
    """Handle pretty printing operations onto a stream using a set of configured parameters.

    indent
        Number of spaces to indent for each level of nesting.
    width
        Attempted maximum number of columns in the output.
    depth
        The maximum depth to print out nested structures.
    stream
        The desired output stream.  If omitted (or false), the standard output stream available at construction will be
        used.
    compact
        If true, several items will be combined in one line.
    sort_dicts
        If true, dict keys are sorted.
    underscore_numbers
        If true, digit groups are separated with underscores.
    """

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        out = []
        self._format(object, out.append, 0, 0, {}, 0)
        return "".join(out)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """Format object for a specific context, returning a string and flags indicating whether the representation is
        'readable' and whether the object represents a recursive construct."""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    def _format(self, object, write, indent, allowance, context, level):
        """Write an object: in one line if it fits, else as its type is laid out. `indent` is the column, `allowance` how
        much will follow behind the object on its last line."""
        if id(object) in context:
            write(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            layout = self._layout(type(object))
            if layout is not None:
                context[id(object)] = 1
                layout(self, object, write, indent, allowance, context, level + 1)
                del context[id(object)]
                return
            if "__dataclass_fields__" in type(object).__dict__ and not isinstance(object, type) and (
                "__create_fn__" in getattr(type(object).__repr__, "__qualname__", "")
                or hasattr(type(object).__repr__, "__wrapped__")
            ):
                context[id(object)] = 1
                self._dataclass(object, write, indent, allowance, context, level + 1)
                del context[id(object)]
                return
        write(text)

    def _layout(self, cls):
        """The method that lays out objects of a class; classes with a repr of their own are not laid out."""
        shown = cls.__repr__
        for base, layout in _layouts:
            if shown is base.__repr__ and issubclass(cls, base):
                return layout
        if cls.__name__ == "SimpleNamespace" or shown is type(sys.implementation).__repr__:
            return PrettyPrinter._namespace
        if cls.__module__ == "collections":
            return _collections_layouts.get(cls.__name__)
        return None

    # Containers.

    def _dict(self, object, write, indent, allowance, context, level):
        write("{")
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        if object:
            items = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items()
            self._dict_items(items, write, indent, allowance + 1, context, level)
        write("}")

    def _dict_items(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        items = list(items)
        for i, (key, value) in enumerate(items):
            is_last = i == len(items) - 1
            shown = self._repr(key, context, level)
            write(shown)
            write(": ")
            self._format(value, write, indent + len(shown) + 2, allowance if is_last else 1, context, level)
            if not is_last:
                write(",\n" + " " * indent)

    def _list(self, object, write, indent, allowance, context, level):
        write("[")
        self._items(object, write, indent, allowance + 1, context, level)
        write("]")

    def _tuple(self, object, write, indent, allowance, context, level):
        write("(")
        end = ",)" if len(object) == 1 else ")"
        self._items(object, write, indent, allowance + len(end), context, level)
        write(end)

    def _set(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        if type(object) is set:
            write("{")
            end = "}"
        else:
            name = type(object).__name__
            write(name + "({")
            end = "})"
            indent += len(name) + 1
        self._items(sorted(object, key=_SafeKey), write, indent, allowance + len(end), context, level)
        write(end)

    def _items(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        separator = ",\n" + " " * indent
        delimiter = ""
        width = room = self._width - indent + 1
        items = list(items)
        for i, item in enumerate(items):
            is_last = i == len(items) - 1
            if is_last:
                room -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                size = len(text) + 2
                if room < size:
                    room = width
                    if delimiter:
                        delimiter = separator
                if room >= size:
                    room -= size
                    write(delimiter)
                    delimiter = ", "
                    write(text)
                    continue
            write(delimiter)
            delimiter = separator
            self._format(item, write, indent, allowance if is_last else 1, context, level)

    # Texts.

    def _str(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        width = self._width - indent
        for i, line in enumerate(lines):
            is_last = i == len(lines) - 1
            shown = repr(line)
            if len(shown) <= width - (allowance if is_last else 0):
                chunks.append(shown)
                continue
            current = ""
            parts = _words(line)
            for j, part in enumerate(parts):
                candidate = current + part
                room = width - (allowance if is_last and j == len(parts) - 1 else 0)
                if len(repr(candidate)) > room:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            write(chunks[0])
            return
        if level == 1:
            write("(")
        write(("\n" + " " * indent).join(chunks))
        if level == 1:
            write(")")

    def _bytes(self, object, write, indent, allowance, context, level):
        if len(object) <= 4:
            write(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
            write("(")
        delimiter = ""
        for text in _byte_lines(object, self._width - indent, allowance):
            write(delimiter)
            write(text)
            delimiter = "\n" + " " * indent
        if parens:
            write(")")

    def _bytearray(self, object, write, indent, allowance, context, level):
        write("bytearray(")
        self._bytes(bytes(object), write, indent + 10, allowance + 1, context, level + 1)
        write(")")

    # Objects with attributes.

    def _attributes(self, items, write, indent, allowance, context, level):
        for i, (key, value) in enumerate(items):
            is_last = i == len(items) - 1
            write(key)
            write("=")
            if id(value) in context:
                # as recursive objects show themselves
                write("...")
            else:
                self._format(value, write, indent + len(key) + 1, allowance if is_last else 1, context, level)
            if not is_last:
                write(",\n" + " " * indent)

    def _namespace(self, object, write, indent, allowance, context, level):
        cls = type(object)
        name = "namespace" if cls.__name__ == "SimpleNamespace" else cls.__name__
        write(name + "(")
        self._attributes(
            list(object.__dict__.items()), write, indent + len(name) + 1, allowance, context, level)
        write(")")

    def _dataclass(self, object, write, indent, allowance, context, level):
        name = type(object).__name__
        shown = [(n, getattr(object, n)) for n, f in object.__dataclass_fields__.items()
                 if f.repr and f._field_type.name == "_FIELD"]
        write(name + "(")
        self._attributes(shown, write, indent + len(name) + 1, allowance, context, level)
        write(")")

    # Classes of `collections`.

    def _ordered_dict(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = type(object).__name__
        write(name + "(")
        self._list(list(object.items()), write, indent + len(name) + 1, allowance + 1, context, level)
        write(")")

    def _default_dict(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        indent += len(type(object).__name__) + 1
        write("%s(%s,\n%s" % (type(object).__name__, factory, " " * indent))
        self._dict(object, write, indent, allowance + 1, context, level)
        write(")")

    def _counter(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = type(object).__name__
        write(name + "({")
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        self._dict_items(
            object.most_common(), write, indent + len(name) + 1, allowance + 2, context, level)
        write("})")

    def _deque(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = type(object).__name__
        write(name + "(")
        indent += len(name) + 1
        write("[")
        if object.maxlen is None:
            self._items(object, write, indent, allowance + 2, context, level)
            write("])")
        else:
            self._items(object, write, indent, 2, context, level)
            limit = self._repr(object.maxlen, context, level)
            write("],\n%smaxlen=%s)" % (" " * indent, limit))

    def _chain_map(self, object, write, indent, allowance, context, level):
        if not object.maps:
            write(repr(object))
            return
        name = type(object).__name__
        write(name + "(")
        indent += len(name) + 1
        for i, m in enumerate(object.maps):
            is_last = i == len(object.maps) - 1
            self._format(m, write, indent, allowance + 1 if is_last else 1, context, level)
            write(")" if is_last else ",\n" + " " * indent)

    def _wrapped(self, object, write, indent, allowance, context, level):
        """UserDict, UserList, UserString: as what is in them."""
        self._format(object.data, write, indent, allowance, context, level - 1)

    def _mapping_proxy(self, object, write, indent, allowance, context, level):
        write("mappingproxy(")
        self._format(object.copy(), write, indent + 13, allowance + 1, context, level)
        write(")")

    # One line.

    def _safe_repr(self, object, context, maxlevels, level):
        """The repr of an object on one line, with dicts sorted and recursion caught: (text, readable, recursive)."""
        cls = type(object)
        if cls in (str, bytes, bytearray, float, complex, bool, type(None)):
            return repr(object), True, False
        shown = cls.__repr__
        if issubclass(cls, int) and shown is int.__repr__:
            return f"{object:_d}" if self._underscore_numbers else repr(object), True, False
        is_dict = issubclass(cls, dict) and shown is dict.__repr__
        if not (is_dict or issubclass(cls, list) and shown is list.__repr__
                or issubclass(cls, tuple) and shown is tuple.__repr__):
            text = repr(object)
            return text, bool(text) and not text.startswith("<"), False
        if not object:
            return {list: "[]", tuple: "()"}.get(cls, repr(object)), True, False
        if maxlevels and level >= maxlevels:
            kind = "{...}" if is_dict else "[...]" if issubclass(cls, list) else "(...)"
            return kind, False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        readable, recursive = True, False
        parts = []
        level += 1

        def one(item):
            nonlocal readable, recursive
            text, is_readable, is_recursive = self.format(item, context, maxlevels, level)
            readable = readable and is_readable
            recursive = recursive or is_recursive
            return text

        if is_dict:
            items = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items()
            parts = [f"{one(k)}: {one(v)}" for k, v in items]
            form = "{%s}"
        else:
            parts = [one(item) for item in object]
            form = "[%s]" if issubclass(cls, list) else "(%s,)" if len(object) == 1 else "(%s)"
        del context[id(object)]
        return form % ", ".join(parts), readable, recursive


_layouts = [
    (dict, PrettyPrinter._dict), (list, PrettyPrinter._list), (tuple, PrettyPrinter._tuple), (set, PrettyPrinter._set),
    (frozenset, PrettyPrinter._set), (str, PrettyPrinter._str), (bytes, PrettyPrinter._bytes),
    (bytearray, PrettyPrinter._bytearray), (type(type.__dict__), PrettyPrinter._mapping_proxy),
]
_collections_layouts = {
    "OrderedDict": PrettyPrinter._ordered_dict, "defaultdict": PrettyPrinter._default_dict,
    "Counter": PrettyPrinter._counter, "deque": PrettyPrinter._deque, "ChainMap": PrettyPrinter._chain_map,
    "UserDict": PrettyPrinter._wrapped, "UserList": PrettyPrinter._wrapped, "UserString": PrettyPrinter._wrapped,
}


def _recursion(object):
    return "<Recursion on %s with id=%s>" % (type(object).__name__, id(object))


def _words(line):
    """A line in words with the blanks that follow them."""
    parts = []
    start = i = 0
    while i < len(line):
        while i < len(line) and not line[i].isspace():
            i += 1
        while i < len(line) and line[i].isspace():
            i += 1
        parts.append(line[start:i])
        start = i
    return parts


def _byte_lines(object, width, allowance):
    """The reprs of the parts of bytes that fit into lines, a multiple of four at a time."""
    current = b""
    last = len(object) // 4 * 4
    for i in range(0, len(object), 4):
        part = object[i:i + 4]
        candidate = current + part
        if i == last:
            width -= allowance
        if len(repr(candidate)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current = candidate
    if current:
        yield repr(current)
