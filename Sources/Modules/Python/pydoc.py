"""Documentation of Python objects as text: what `help()` shows.

`render_doc` makes the text for an object or for the dotted name of one; `help` shows it, page by page where a person reads it on a
terminal. What is shown of functions, classes and modules, and in which order, is as in CPython's pydoc; the texts about keywords are
short ones of our own, and there is neither a web server nor a search.
"""

import builtins
import inspect
import os
import sys
from keyword import iskeyword, kwlist
from reprlib import Repr

__all__ = ["help", "render_doc", "doc", "getdoc", "describe", "locate", "resolve", "plain", "plaintext", "pager"]

# Names that say how a module came to be, not what it is for.
_UNINTERESTING = frozenset(
    "__author__ __builtins__ __cached__ __credits__ __date__ __doc__ __docformat__ __file__ __spec__ __loader__ __module__ __name__ "
    "__package__ __path__ __qualname__ __slots__ __version__ __static_attributes__ __firstlineno__".split())
_LINE = "-" * 70
_MOST_SUBCLASSES = 4


class ErrorDuringImport(Exception):
    """A module is there, but importing it has failed."""

    def __init__(self, filename, error):
        self.filename = filename
        self.value = error

    def __str__(self):
        return f"problem in {self.filename} - {type(self.value).__name__}: {self.value}"


# What there is to say about an object.


def getdoc(object):
    """The documentation string of an object, or the empty string. Classes do not show that of their bases."""
    if inspect.isclass(object):
        doc = object.__dict__.get("__doc__")
        return inspect.cleandoc(doc).rstrip() if isinstance(doc, str) else ""
    return (inspect.getdoc(object) or "").rstrip()


def splitdoc(doc):
    """The first line of a documentation string, and the rest of it."""
    lines = doc.strip().split("\n")
    if len(lines) == 1:
        return lines[0], ""
    if len(lines) >= 2 and not lines[1].rstrip():
        return lines[0], "\n".join(lines[2:])
    return "", "\n".join(lines)


def visiblename(name, all=None, obj=None):
    """Whether a name is worth being shown."""
    if name in _UNINTERESTING:
        return False
    if name.startswith("__") and name.endswith("__"):
        return True
    if name.startswith("_") and hasattr(obj, "_fields"):
        return True
    return name in all if all is not None else not name.startswith("_")


def classname(object, modname):
    """The name of a class, with its module if that is another one."""
    module = sys.modules.get("__main__" if modname is None else modname)
    name = object.__name__
    return name if object.__module__ == modname or module is object else f"{object.__module__}.{name}"


def describe(thing):
    """What kind of object it is, and its name."""
    if inspect.ismodule(thing):
        if thing.__name__ in sys.builtin_module_names:
            return "built-in module " + thing.__name__
        return ("package " if hasattr(thing, "__path__") else "module ") + thing.__name__
    if inspect.isbuiltin(thing):
        return "built-in function " + thing.__name__
    for is_kind, kind in ((inspect.isgetsetdescriptor, "getset"), (inspect.ismemberdescriptor, "member")):
        if is_kind(thing):
            owner = thing.__objclass__
            return f"{kind} descriptor {owner.__module__}.{owner.__name__}.{thing.__name__}"
    for is_kind, kind in ((inspect.isclass, "class"), (inspect.isfunction, "function"), (inspect.ismethod, "method")):
        if is_kind(thing):
            return f"{kind} {thing.__name__}"
    return type(thing).__name__


def locate(path):
    """The object with this dotted name, importing what is needed; None if there is none."""
    parts = [part for part in path.split(".") if part]
    found, used = None, 0
    while used < len(parts):
        name = ".".join(parts[: used + 1])
        try:
            __import__(name)
        except ImportError as error:
            if getattr(error, "name", None) not in (name, None) and not name.startswith(f"{error.name}."):
                raise ErrorDuringImport(name, error) from None
            break
        except Exception as error:
            raise ErrorDuringImport(name, error) from None
        found, used = sys.modules[name], used + 1
    object = found if used else builtins
    for part in parts[used:]:
        try:
            object = getattr(object, part)
        except AttributeError:
            return None
    return object


def resolve(thing):
    """An object and its name, of an object or of the dotted name of one."""
    if isinstance(thing, str):
        object = locate(thing)
        if object is None:
            raise ImportError(f"No Python documentation found for {thing!r}.\n"
                              "Use help() to get the interactive help utility.\nUse help(str) for help on the str class.")
        return object, thing
    name = getattr(thing, "__name__", None)
    return thing, name if isinstance(name, str) else None


def _indented(text, prefix="    "):
    return "\n".join((prefix + line).rstrip() for line in text.split("\n"))


def _signature(object):
    try:
        return str(inspect.signature(object))
    except (ValueError, TypeError):
        return None


class _Short(Repr):
    """Values of attributes, not more than a line of them."""

    def __init__(self):
        super().__init__()
        self.maxlist = self.maxtuple = 20
        self.maxdict = 10
        self.maxstring = self.maxother = 100

    def repr_str(self, x, level):
        return repr(x) if len(x) < self.maxstring else super().repr_str(x, level)

    def repr_instance(self, x, level):
        try:
            text = repr(x)
        except Exception:
            return f"<{type(x).__name__} instance>"
        return text if len(text) <= self.maxother else text[: self.maxother // 2 - 2] + "..." + text[-self.maxother // 2 + 2 :]


_short = _Short()


# Texts of objects. `name` is what the reader calls it, `module` the module that is being described.


def _document(object, name=None, module=None, owner=None):
    if inspect.ismodule(object):
        return _module(object, name)
    if inspect.isclass(object):
        return _class(object, name, module)
    if inspect.isroutine(object):
        return _routine(object, name, module, owner)
    if inspect.isdatadescriptor(object):
        return _descriptor(object, name)
    return _value(object, name)


def _routine(object, name=None, module=None, owner=None):
    """A function or method: its head, and what it says of itself."""
    real = object.__name__
    name = name or real
    note = ""
    own_self = getattr(object, "__self__", None)
    if inspect.ismethod(object) and own_self is not None:
        if inspect.isclass(own_self):
            note = f" class method of {classname(own_self, module)}" if own_self is not owner else ""
        else:
            note = f" method of {classname(type(own_self), module)} instance"
    elif inspect.isbuiltin(object) and own_self is not None and not inspect.ismodule(own_self) and owner is None:
        if inspect.isclass(own_self):
            note = f" class method of {classname(own_self, module)}"
        else:
            note = f" method of {classname(type(own_self), module)} instance"
    elif inspect.ismethoddescriptor(object) and owner is None and hasattr(object, "__objclass__"):
        note = f" unbound {classname(object.__objclass__, module)} method"
    title = real if name == real else f"{name} = {real}"
    text = None if inspect.isclass(object) else _signature(object)
    if text is not None and real == "<lambda>":
        # a lambda has no brackets of its own
        title, text = f"{name} lambda ", text[1:-1] if text.endswith(")") else text
    head = title + ("(...)" if text is None else text) + note
    if inspect.iscoroutinefunction(object) or inspect.isasyncgenfunction(object):
        head = "async " + head
    doc = getdoc(object)
    return head + "\n" + (_indented(doc) + "\n" if doc else "")


def _descriptor(object, name=None):
    """A property, or something else that computes an attribute."""
    lines = [name] if name else []
    doc = getdoc(object)
    if doc:
        lines.append(_indented(doc))
    return "\n".join(lines) + "\n" if lines else ""


def _value(object, name=None, width=None, doc=None):
    text = _short.repr(object)
    if width is not None:
        room = width - len(f"{name} = " if name else "")
        if len(text) > room:
            text = text[: max(room, 0)] + "..."
    line = (f"{name} = " if name else "") + text
    return line + ("\n" + _indented(str(doc)) if doc else "") + "\n"


def _class(object, name=None, module=None):
    """A class: what it is made from, and its attributes class by class."""
    module = module or object.__module__
    real = object.__name__
    bases = ", ".join(classname(base, object.__module__) for base in object.__bases__)
    title = f"class {real}" if not name or name == real else f"{name} = class {real}"
    lines = []
    call = _signature(object)
    if call and call != "()":
        lines += [real + call, ""]
    doc = getdoc(object)
    if doc:
        lines += [*doc.split("\n"), ""]
    mro = inspect.getmro(object)
    if len(mro) > 2:
        lines += ["Method resolution order:", *("    " + classname(base, object.__module__) for base in mro), ""]
    subclasses = sorted(
        c.__name__ for c in type.__subclasses__(object) if not c.__name__.startswith("_") and c.__module__ == "builtins")
    if subclasses:
        lines += ["Built-in subclasses:", *("    " + c for c in subclasses[:_MOST_SUBCLASSES])]
        if len(subclasses) > _MOST_SUBCLASSES:
            lines.append(f"    ... and {len(subclasses) - _MOST_SUBCLASSES} other subclasses")
        lines.append("")
    lines += _attributes(object, mro)
    text = f"{title}({bases})\n" if bases else title + "\n"
    while lines and not lines[-1]:
        lines.pop()
    return text + "".join((" |  " + line).rstrip() + "\n" for line in lines)


_KINDS = (
    ("Methods", ("method",)), ("Class methods", ("class method",)), ("Static methods", ("static method",)),
    ("Readonly properties", ("readonly property",)), ("Data descriptors", ("data descriptor", "property")),
    ("Data and other attributes", ("data",)),
)


def _classified(object):
    """Name, kind and class of every attribute that is shown."""
    result = []
    for name, kind, home, value in inspect.classify_class_attrs(object):
        if not visiblename(name, obj=object):
            continue
        if inspect.isdatadescriptor(value):
            is_readonly = isinstance(value, property) and value.fset is None
            kind = "readonly property" if is_readonly else "data descriptor"
        result.append((name, kind, home, value))
    fields = getattr(object, "_fields", ())
    order = {name: index for index, name in enumerate(fields)} if isinstance(fields, tuple) else {}
    return sorted(result, key=lambda entry: (order.get(entry[0], len(order)), entry[0]))


def _attributes(object, mro):
    lines = []
    everything = _classified(object)
    for home in mro:
        if home is builtins.object and object is not builtins.object:
            continue
        own = [entry for entry in everything if entry[2] is home]
        where = "defined here" if home is object else f"inherited from {classname(home, object.__module__)}"
        for title, kinds in _KINDS:
            chosen = [entry for entry in own if entry[1] in kinds]
            if not chosen:
                continue
            if lines:
                lines += [_LINE]
            lines += [f"{title} {where}:", ""]
            for entry in chosen:
                lines += [*_attribute(object, *entry).rstrip("\n").split("\n"), ""]
    return lines


def _attribute(object, name, kind, home, value):
    if kind == "data":
        try:
            current = getattr(object, name)
        except AttributeError:
            current = value
        doc = getdoc(current) if callable(current) else None
        return _value(current, name, 70, doc)
    if kind in ("readonly property", "data descriptor"):
        return _descriptor(value, name)
    try:
        current = getattr(object, name)
    except Exception:
        return _descriptor(value, name)
    if inspect.isroutine(current):
        return _routine(current, name, object.__module__, object)
    return _document(current, name, object.__module__, object)


def _section(title, text):
    return f"{title}\n{_indented(text.rstrip())}\n\n"


def _module(object, name=None):
    """A module: what it says of itself, its classes, functions and values."""
    synopsis, description = splitdoc(getdoc(object))
    text = _section("NAME", object.__name__ + (f" - {synopsis}" if synopsis else ""))
    if description:
        text += _section("DESCRIPTION", description)
    names = getattr(object, "__all__", None)
    classes, functions, data = [], [], []
    for key, value in inspect.getmembers(object):
        if not visiblename(key, names, object):
            continue
        is_own = names is not None or (inspect.getmodule(value) or object) is object
        if inspect.isclass(value):
            if is_own:
                classes.append((key, value))
        elif inspect.isroutine(value):
            if is_own or inspect.isbuiltin(value):
                functions.append((key, value))
        elif not inspect.ismodule(value):
            data.append((key, value))
    inside = _submodules(object)
    if inside:
        text += _section("PACKAGE CONTENTS", "\n".join(inside))
    if classes:
        parts = [_tree([value for _, value in classes], object.__name__)]
        parts += [_class(value, key, object.__name__) for key, value in classes]
        text += _section("CLASSES", "\n".join(parts))
    if functions:
        text += _section("FUNCTIONS", "\n".join(_routine(value, key, object.__name__) for key, value in functions))
    if data:
        text += _section("DATA", "\n".join(_value(value, key, 70).rstrip("\n") for key, value in data))
    for title, attribute in (("VERSION", "__version__"), ("DATE", "__date__"), ("AUTHOR", "__author__"), ("CREDITS", "__credits__")):
        if hasattr(object, attribute):
            text += _section(title, str(getattr(object, attribute)))
    return text + _section("FILE", getattr(object, "__file__", None) or "(built-in)")


def _submodules(package):
    """The names of what is in a package."""
    if not hasattr(package, "__path__"):
        return []
    found = {name[len(package.__name__) + 1 :] for name in sys.modules if name.startswith(package.__name__ + ".")}
    for directory in package.__path__:
        try:
            entries = os.listdir(directory)
        except OSError:
            continue
        for entry in entries:
            if entry.endswith(".py"):
                found.add(entry[:-3])
            elif os.path.exists(os.path.join(directory, entry, "__init__.py")):
                found.add(entry + " (package)")
    return sorted(name for name in found if "." not in name and name != "__init__")


def _tree(classes, module):
    """The classes of a module, each below the one that it comes from."""
    below = {}
    for found in dict.fromkeys(classes):
        parents = [base for base in found.__bases__ if base in classes][:1] or found.__bases__[:1] or (None,)
        below.setdefault(parents[0], []).append(found)

    def lines(parent, level):
        for found in sorted(below.get(parent, ()), key=lambda c: (c.__module__, c.__name__)):
            bases = found.__bases__
            others = f"({', '.join(classname(base, module) for base in bases)})" if bases not in ((parent,), ()) else ""
            yield "    " * level + classname(found, module) + others
            yield from lines(found, level + 1)

    text = ""
    for root in sorted((root for root in below if root not in classes and root), key=lambda c: (c.__module__, c.__name__)):
        text += classname(root, module) + "\n" + "".join(line + "\n" for line in lines(root, 1))
    return text + "".join(line + "\n" for line in lines(None, 0))


# Showing.


def plain(text):
    """Text without the backspaces that make letters bold."""
    result = []
    for character in text:
        if character == "\b":
            if result:
                result.pop()
        else:
            result.append(character)
    return "".join(result)


def render_doc(thing, title="Python Library Documentation: %s", forceload=0, renderer=None):
    """The text about an object, or about the object with a dotted name."""
    object, name = resolve(thing)
    what = describe(object)
    module = inspect.getmodule(object)
    if name and "." in name:
        what += " in " + name[: name.rfind(".")]
    elif module and module is not object:
        what += " in module " + module.__name__
    known = (inspect.ismodule, inspect.isclass, inspect.isroutine, inspect.isdatadescriptor)
    if not any(is_kind(object) for is_kind in known) and not _has_own_doc(object):
        # a value: its type can be described
        object, what, name = getattr(object, "__origin__", type(object)), what + " object", None
    return title % what + "\n\n" + _document(object, name if isinstance(thing, str) else None)


def _has_own_doc(object):
    doc = getattr(object, "__doc__", None)
    return isinstance(doc, str) and doc != getattr(type(object), "__doc__", None)


def plaintext(thing):
    """The same, for a program that wants to do something else with it."""
    return plain(render_doc(thing))


def doc(thing, title="Python Library Documentation: %s", forceload=0, output=None, is_cli=False):
    """Show the text about an object."""
    try:
        text = render_doc(thing, title)
    except (ImportError, ErrorDuringImport) as error:
        if output is None and is_cli:
            raise
        text = str(error)
    if output is None:
        pager(text)
    else:
        output.write(plain(text))


def pager(text, title=""):
    """Show a text: through a program that pages it where a person reads it, otherwise as it is."""
    if not text.endswith("\n"):
        text += "\n"
    program = _pager_program()
    if program and _paged(text, program):
        return
    sys.stdout.write(plain(text) + ("" if text.endswith("\n\n") else "\n"))


def _pager_program():
    try:
        if not sys.stdin.isatty() or not sys.stdout.isatty():
            return None
    except (AttributeError, ValueError, OSError):
        return None
    if os.environ.get("TERM", "dumb") in ("dumb", "emacs"):
        return None
    return os.environ.get("MANPAGER") or os.environ.get("PAGER") or "less"


def _paged(text, program):
    import shutil
    import subprocess
    words = program.split()
    if not words or shutil.which(words[0]) is None:
        return False
    # a text of one screen does not wait to be dismissed
    environment = dict(os.environ, LESS=os.environ.get("LESS", "-FRX"))
    try:
        with subprocess.Popen(program, shell=True, stdin=subprocess.PIPE, env=environment, text=True, errors="backslashreplace") as process:
            try:
                process.stdin.write(plain(text))
                process.stdin.close()
            except BrokenPipeError:
                pass
            while process.returncode is None:
                try:
                    process.wait()
                except KeyboardInterrupt:
                    # the pager's own business
                    pass
    except OSError:
        return False
    return True


# help()

_WELCOME = """\
This is the help of Python {version[0]}.{version[1]}.

Enter the name of a module, class, function or keyword to read about it, for
example "os.walk", "str.join" or "with". "modules", "keywords" and "symbols"
list what there is. "quit" or an empty line leads back."""


class Helper:
    """The object behind `help`: shows the documentation of objects, and of what names stand for."""

    def __init__(self, input=None, output=None):
        self._input = input
        self._output = output

    @property
    def output(self):
        """Where texts go that are not paged."""
        return self._output or sys.stdout

    def __repr__(self):
        return "<pydoc.Helper instance>"

    def __call__(self, *request):
        if request:
            self.help(*request)
        else:
            self.interact()

    def help(self, request):
        """Show what there is about an object, a name or a keyword."""
        if not isinstance(request, str):
            doc(request, "Help on %s:", output=self._output)
            return
        request = request.strip()
        from _keyword_help import KEYWORDS, SYMBOLS
        if request == "keywords":
            self._list("The keywords of Python. Each of them can be asked for.", kwlist)
        elif request == "symbols":
            self._list("Symbols with a meaning. Each of them can be asked for.", sorted(SYMBOLS))
        elif request in ("topics", "modules"):
            self._modules() if request == "modules" else self._list(
                "There are texts about keywords and symbols:", [*kwlist, *sorted(SYMBOLS)])
        elif request in KEYWORDS or request in SYMBOLS:
            self._show((KEYWORDS.get(request) or KEYWORDS[SYMBOLS[request]]).rstrip() + "\n")
        elif request in ("True", "False", "None"):
            doc(eval(request), "Help on %s:", output=self._output)
        elif request:
            doc(request, "Help on %s:", output=self._output)
        else:
            doc(str, "Help on %s:", output=self._output)

    def _show(self, text):
        if self._output:
            self._output.write(text)
        else:
            pager(text)

    def _list(self, title, names, columns=4, width=80):
        rows = (len(names) + columns - 1) // columns
        text = f"\n{title}\n\n"
        for row in range(rows):
            text += "".join(f"{name:<{width // columns - 1}} " for name in names[row::rows]).rstrip() + "\n"
        self.output.write(text + "\n")

    def _modules(self):
        from importlib.machinery import FrozenImporter
        names = {name for name in (*sys.builtin_module_names, *sys.stdlib_module_names) if not name.startswith("_")}
        present = [name for name in sorted(names) if name in sys.builtin_module_names or FrozenImporter.find_spec(name)]
        self._list("The modules that come with Python. Others can be asked for as well.", present)

    def interact(self):
        """Ask what to show, until there is nothing more to ask."""
        self.output.write(_WELCOME.format(version=sys.version_info) + "\n\n")
        while True:
            try:
                request = self._line("help> ").strip()
            except (KeyboardInterrupt, EOFError):
                self.output.write("\n")
                break
            if len(request) > 2 and request[0] == request[-1] in "'\"":
                request = request[1:-1]
            if not request or request.lower() in ("q", "quit", "exit"):
                break
            self.help(request)
        self.output.write("\nBack in Python.\n")

    def _line(self, prompt):
        if self._input is None:
            return input(prompt)
        self.output.write(prompt)
        self.output.flush()
        line = self._input.readline()
        if not line:
            raise EOFError
        return line


help = Helper()


def cli():
    """`python -m pydoc name ...`"""
    names = sys.argv[1:]
    if not names:
        print("usage: pydoc name ...\n\nShows the documentation of modules, classes, functions and keywords.")
    for name in names:
        try:
            if iskeyword(name):
                help.help(name)
            else:
                doc(name, "Help on %s:", is_cli=True)
        except (ImportError, ErrorDuringImport) as error:
            print(error)
            sys.exit(1)


if __name__ == "__main__":
    cli()
