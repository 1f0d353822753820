"""Get useful information from live Python objects: what kind they are, their members, documentation and signatures."""

import sys
import types
from _collections_abc import Awaitable, Mapping

__all__ = [
    "BoundArguments", "Parameter", "Signature", "classify_class_attrs", "cleandoc", "currentframe", "formatannotation",
    "get_annotations", "getattr_static", "getcallargs", "getclosurevars", "getdoc", "getfile", "getgeneratorstate",
    "getmembers", "getmembers_static", "getmodule", "getmodulename", "getmro", "getsource", "getsourcefile",
    "getsourcelines", "isabstract", "isasyncgen", "isasyncgenfunction", "isawaitable", "isbuiltin", "isclass",
    "iscode", "iscoroutine", "iscoroutinefunction", "isdatadescriptor", "isframe", "isfunction", "isgenerator",
    "isgeneratorfunction", "isgetsetdescriptor", "ismemberdescriptor", "ismethod", "ismethoddescriptor",
    "ismethodwrapper", "ismodule", "isroutine", "istraceback", "markcoroutinefunction", "signature", "stack", "trace",
    "unwrap",
]

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED = 1, 2, 4, 8, 16
CO_GENERATOR, CO_NOFREE, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 32, 64, 128, 256, 512
TPFLAGS_IS_ABSTRACT = 1 << 20

_EMPTY = type("_empty", (), {
    "__doc__": "Marker object for Signature.empty and Parameter.empty.", "__module__": __name__})
_empty = _EMPTY
_EMPTY.__qualname__ = "_empty"
_missing = object()


# Kinds of objects.


def ismodule(object):
    """Return true if the object is a module."""
    return isinstance(object, types.ModuleType)


def isclass(object):
    """Return true if the object is a class."""
    return isinstance(object, type)


def ismethod(object):
    """Return true if the object is an instance method."""
    return isinstance(object, types.MethodType)


def isfunction(object):
    """Return true if the object is a user-defined function."""
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    """Return true if the object is a built-in function or method."""
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    """Return true if the object is a method wrapper."""
    return isinstance(object, types.MethodWrapperType)


def ismethoddescriptor(object):
    """Return true if the object is a method descriptor, but not a method, a function or a class."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, "__get__") and not hasattr(tp, "__set__") and not hasattr(tp, "__delete__")


def isdatadescriptor(object):
    """Return true if the object is a data descriptor: it has __set__ or __delete__."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, "__set__") or hasattr(tp, "__delete__")


def ismemberdescriptor(object):
    """Return true if the object is a member descriptor: that of a slot."""
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    """Return true if the object is a getset descriptor: a property of a built-in type."""
    return isinstance(object, types.GetSetDescriptorType)


def isroutine(object):
    """Return true if the object is any kind of function or method."""
    return (isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)
            or ismethodwrapper(object))


def isabstract(object):
    """Return true if the object is an abstract base class (ABC)."""
    return isinstance(object, type) and bool(object.__flags__ & TPFLAGS_IS_ABSTRACT)


def istraceback(object):
    """Return true if the object is a traceback."""
    return isinstance(object, types.TracebackType)


def isframe(object):
    """Return true if the object is a frame object."""
    return isinstance(object, types.FrameType)


def iscode(object):
    """Return true if the object is a code object."""
    return isinstance(object, types.CodeType)


def isgenerator(object):
    """Return true if the object is a generator."""
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    """Return true if the object is a coroutine."""
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    """Return true if the object is an asynchronous generator."""
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    """Return true if object can be passed to an ``await`` expression."""
    return (isinstance(object, types.CoroutineType)
            or isinstance(object, types.GeneratorType) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
            or isinstance(object, Awaitable))


def _unwrap_partial(func):
    """The function behind methods and partial objects."""
    while True:
        if ismethod(func):
            func = func.__func__
        elif type(func).__name__ == "partial" and hasattr(func, "func"):
            func = func.func
        else:
            return func


def _has_code_flag(func, flag):
    func = _unwrap_partial(func)
    return isfunction(func) and bool(func.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    """Return true if the object is a user-defined generator function."""
    return _has_code_flag(obj, CO_GENERATOR)


# what markcoroutinefunction() leaves on a function
_is_coroutine_mark = object()


def markcoroutinefunction(func):
    """Decorator to ensure callable is recognised as a coroutine function."""
    getattr(func, "__func__", func)._is_coroutine_marker = _is_coroutine_mark
    return func


def iscoroutinefunction(obj):
    """Return true if the object is a coroutine function, or marked as one."""
    func = getattr(_unwrap_partial(obj), "__func__", _unwrap_partial(obj))
    if getattr(func, "_is_coroutine_marker", None) is _is_coroutine_mark:
        return True
    return _has_code_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    """Return true if the object is an asynchronous generator function."""
    return _has_code_flag(obj, CO_ASYNC_GENERATOR)


# Members.


def getmro(cls):
    """Return tuple of base classes (including cls) in method resolution order."""
    return cls.__mro__


def _members(object, predicate, getter):
    names = dir(object)
    mro = ()
    if isclass(object):
        mro = (object,) + getmro(object)
        # properties of enumerations and the like are found in the bases, but not by dir()
        for base in object.__bases__:
            for key, value in base.__dict__.items():
                if isinstance(value, types.DynamicClassAttribute) and key not in names:
                    names.append(key)
    results = []
    seen = set()
    for key in names:
        if key in seen:
            continue
        seen.add(key)
        try:
            value = getter(object, key)
        except AttributeError:
            for base in mro:
                if key in base.__dict__:
                    value = base.__dict__[key]
                    break
            else:
                continue
        if predicate is None or predicate(value):
            results.append((key, value))
    results.sort(key=lambda pair: pair[0])
    return results


def getmembers(object, predicate=None):
    """Return all members of an object as (name, value) pairs sorted by name.
    Optionally, only return members that satisfy a given predicate."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """Return all members of an object as (name, value) pairs sorted by name without triggering dynamic lookup via the
    descriptor protocol, __getattr__ or __getattribute__."""
    return _members(object, predicate, getattr_static)


def getattr_static(obj, attr, default=_missing):
    """Retrieve attributes without triggering dynamic lookup via the descriptor protocol, __getattr__ or
    __getattribute__."""
    instance_result = _missing
    if isinstance(obj, type):
        klass = obj
        for entry in klass.__mro__:
            if attr in type.__dict__["__dict__"].__get__(entry):
                instance_result = type.__dict__["__dict__"].__get__(entry)[attr]
                break
        metaclass = type(obj)
        klass_result = _static_in_mro(metaclass, attr)
    else:
        klass = type(obj)
        dict_attr = _static_in_mro(klass, "__dict__")
        if dict_attr is _missing or isinstance(
            dict_attr, (types.MemberDescriptorType, types.GetSetDescriptorType, property)
        ):
            try:
                instance_dict = object.__getattribute__(obj, "__dict__")
            except AttributeError:
                instance_dict = {}
            instance_result = dict.get(instance_dict, attr, _missing) if isinstance(instance_dict, dict) else _missing
        klass_result = _static_in_mro(klass, attr)
    if instance_result is not _missing and klass_result is not _missing:
        # a data descriptor of the class goes first
        tp = type(klass_result)
        if _static_in_mro(tp, "__get__") is not _missing and (
            _static_in_mro(tp, "__set__") is not _missing or _static_in_mro(tp, "__delete__") is not _missing
        ):
            return klass_result
    if instance_result is not _missing:
        return instance_result
    if klass_result is not _missing:
        return klass_result
    if default is not _missing:
        return default
    raise AttributeError(attr)


def _static_in_mro(klass, attr):
    for entry in klass.__mro__:
        namespace = type.__dict__["__dict__"].__get__(entry)
        if attr in namespace:
            return namespace[attr]
    return _missing


class Attribute(tuple):
    """What classify_class_attrs() says of one attribute: name, kind, defining_class, object."""

    __slots__ = ()

    name = property(lambda self: self[0])
    kind = property(lambda self: self[1])
    defining_class = property(lambda self: self[2])
    object = property(lambda self: self[3])

    def __repr__(self):
        return "Attribute(name=%r, kind=%r, defining_class=%r, object=%r)" % self


def classify_class_attrs(cls):
    """Return list of attribute-descriptor tuples (name, kind, defining class, object).

    The kind is one of 'class method', 'static method', 'property', 'method', 'data'.
    """
    result = []
    for name in dir(cls):
        for base in cls.__mro__ + type(cls).__mro__:
            if name in base.__dict__:
                obj, home = base.__dict__[name], base
                break
        else:
            obj, home = getattr(cls, name, None), None
        if isinstance(obj, (staticmethod, types.BuiltinMethodType)):
            kind = "static method"
        elif isinstance(obj, (classmethod, types.ClassMethodDescriptorType)):
            kind = "class method"
        elif isinstance(obj, property):
            kind = "property"
        elif isroutine(obj):
            kind = "method"
        else:
            kind = "data"
        result.append(Attribute((name, kind, home, obj)))
    return result


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """Compute the annotations dict for an object: a class, module, or callable.

    Always returns a new dict. With eval_str, values that are strings are evaluated.
    """
    if isinstance(obj, type):
        annotations = obj.__dict__.get("__annotations__")
        if isinstance(annotations, types.GetSetDescriptorType):
            annotations = None
        module = sys.modules.get(getattr(obj, "__module__", None))
        obj_globals, obj_locals, unwrapped = getattr(module, "__dict__", None), dict(vars(obj)), obj
    elif isinstance(obj, types.ModuleType):
        annotations = getattr(obj, "__annotations__", None)
        obj_globals, obj_locals, unwrapped = obj.__dict__, None, None
    elif callable(obj):
        annotations = getattr(obj, "__annotations__", None)
        obj_globals, obj_locals, unwrapped = getattr(obj, "__globals__", None), None, obj
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if annotations is None:
        return {}
    if not isinstance(annotations, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if not eval_str or not annotations:
        return dict(annotations)
    if unwrapped is not None:
        while True:
            if hasattr(unwrapped, "__wrapped__"):
                unwrapped = unwrapped.__wrapped__
            elif type(unwrapped).__name__ == "partial" and hasattr(unwrapped, "func"):
                unwrapped = unwrapped.func
            else:
                break
        obj_globals = getattr(unwrapped, "__globals__", obj_globals)
    globals = obj_globals if globals is None else globals
    locals = (obj_locals or {}) if locals is None else locals
    if params := getattr(obj, "__type_params__", ()):
        locals = {p.__name__: p for p in params} | locals
    return {k: eval(v, globals, locals) if isinstance(v, str) else v for k, v in annotations.items()}


# Documentation and source.


def getdoc(object):
    """Get the documentation string for an object.

    All tabs are expanded to spaces.  To clean up docstrings that are indented to line up with blocks of code, any
    whitespace than can be uniformly removed from the second line onwards is removed."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        doc = _inherited_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def _inherited_doc(obj):
    """The documentation of what a class or method overrides."""
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object and base.__doc__ is not None:
                return base.__doc__
        return None
    if isinstance(obj, property):
        function = obj.fget
    else:
        function = getattr(obj, "__func__", obj)
    name = getattr(function, "__name__", None)
    owner = getattr(obj, "__self__", None)
    if owner is not None and not ismodule(owner):
        cls = owner if isclass(owner) else type(owner)
    else:
        cls = sys.modules.get(getattr(function, "__module__", None))
        for part in getattr(function, "__qualname__", "").split(".")[:-1]:
            cls = getattr(cls, part, None)
        if not isclass(cls):
            return None
    for base in cls.__mro__:
        overridden = getattr(base, name or "", None)
        if overridden is not None and overridden.__doc__ is not None:
            return overridden.__doc__
    return None


def cleandoc(doc):
    """Clean up indentation from docstrings.

    Any whitespace that can be uniformly removed from the second line onwards is removed."""
    lines = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.lstrip(" ")]
    margin = min(margins, default=sys.maxsize)
    cleaned = [lines[0].lstrip(" ")]
    cleaned += [line[margin:] if margin < sys.maxsize else line for line in lines[1:]]
    while cleaned and not cleaned[-1]:
        cleaned.pop()
    while cleaned and not cleaned[0]:
        cleaned.pop(0)
    return "\n".join(cleaned)


def getfile(object):
    """Work out which source or compiled file an object was defined in."""
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError("{!r} is a built-in module".format(object))
    if isclass(object):
        module = sys.modules.get(object.__module__)
        if getattr(module, "__file__", None):
            return module.__file__
        code = _code_of(object)
        if code is not None:
            return code.co_filename
        if object.__module__ == "__main__":
            raise OSError("source code not available")
        raise TypeError("{!r} is a built-in class".format(object))
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    raise TypeError(
        "module, class, method, function, traceback, frame, or code object was expected, got {}".format(
            type(object).__name__))


getsourcefile = getfile


def getmodulename(path):
    """Return the module name for a given file, or None."""
    name = path.rpartition("/")[2]
    return name[:-3] if name.endswith(".py") else None


def getmodule(object, _filename=None):
    """Return the module an object was defined in, or None if not found."""
    if ismodule(object):
        return object
    if hasattr(object, "__module__"):
        return sys.modules.get(object.__module__)
    try:
        file = getfile(object)
    except (TypeError, OSError):
        return None
    for module in list(sys.modules.values()):
        if ismodule(module) and getattr(module, "__file__", None) == file:
            return module
    return None


def unwrap(func, *, stop=None):
    """Get the object wrapped by *func*: follows the chain of :attr:`__wrapped__` attributes."""
    first = func
    seen = {id(func)}
    while not isinstance(func, type) and hasattr(func, "__wrapped__"):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError("wrapper loop when unwrapping {!r}".format(first))
        seen.add(id(func))
    return func


def getblock(lines):
    """Extract the block of code at the top of the given list of lines: until the indentation falls back."""
    first = next((i for i, line in enumerate(lines) if not line.lstrip().startswith("@")), 0)
    indent = len(lines[first]) - len(lines[first].lstrip())
    # the header goes on while brackets are open
    depth = 0
    end = first
    while end < len(lines):
        code = lines[end].split("#", 1)[0]
        depth += sum(code.count(c) for c in "([{") - sum(code.count(c) for c in ")]}")
        end += 1
        if depth <= 0:
            break
    last = end
    quote = None
    for i in range(end, len(lines)):
        text = lines[i].strip()
        if quote is None and text and not text.startswith("#"):
            if len(lines[i]) - len(lines[i].lstrip()) <= indent:
                break
        for mark in ('"""', "\'\'\'"):
            if quote in (None, mark) and lines[i].count(mark) % 2:
                quote = mark if quote is None else None
        if text:
            last = i + 1
    return lines[:last]


def _code_of(object):
    """A code object from the text that a class or function stands in; None if it has none."""
    if ismethod(object):
        object = object.__func__
    if isclass(object):
        inside = object.__qualname__ + "."
        for value in object.__dict__.values():
            code = getattr(getattr(value, "__func__", value), "__code__", None)
            if code is not None and code.co_qualname.startswith(inside):
                return code
        return None
    for name in ("__code__", "tb_frame", "f_code"):
        object = getattr(object, name, object)
    return object if iscode(object) else None


def _kept_lines(object):
    """The lines of what was entered at a prompt or given as a text: the code remembers them."""
    import _traceback
    code = _code_of(object)
    return _traceback.source_lines(code) if code is not None else []


def getsourcelines(object):
    """Return a list of source lines and starting line number for an object."""
    import linecache
    object = unwrap(object)
    file = getfile(object)
    linecache.checkcache(file)
    lines = linecache.getlines(file) or _kept_lines(object)
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    if isclass(object):
        start = object.__dict__.get("__firstlineno__")
        if start is None:
            raise OSError("class definition not found")
    else:
        if ismethod(object):
            object = object.__func__
        if isfunction(object):
            object = object.__code__
        if istraceback(object):
            object = object.tb_frame
        if isframe(object):
            object = object.f_code
        start = object.co_firstlineno
        if object.co_name == "<module>":
            return lines, 0
    if start - 1 >= len(lines):
        raise OSError("lineno is out of bounds")
    return getblock(lines[start - 1:]), start


def getsource(object):
    """Return the text of the source code for an object."""
    return "".join(getsourcelines(object)[0])


# Frames and generators.


class _FrameInfo(tuple):
    """frame, filename, lineno, function, code_context, index."""

    __slots__ = ()

    frame = property(lambda self: self[0])
    filename = property(lambda self: self[1])
    lineno = property(lambda self: self[2])
    function = property(lambda self: self[3])
    code_context = property(lambda self: self[4])
    index = property(lambda self: self[5])

    def __repr__(self):
        return ("FrameInfo(frame=%r, filename=%r, lineno=%r, function=%r, code_context=%r, index=%r)" % self)


FrameInfo = _FrameInfo
FrameInfo.__name__ = FrameInfo.__qualname__ = "FrameInfo"


def _frame_info(frame, lineno, context):
    import linecache
    filename = frame.f_code.co_filename
    lines = index = None
    if context > 0:
        all_lines = linecache.getlines(filename, frame.f_globals)
        if all_lines:
            start = max(0, min(lineno - 1 - context // 2, len(all_lines) - context))
            lines = all_lines[start:start + context]
            index = lineno - 1 - start
    return FrameInfo((frame, filename, lineno, frame.f_code.co_name, lines, index))


def currentframe():
    """Return the frame of the caller or None if this is not possible."""
    return sys._getframe(1)


def getouterframes(frame, context=1):
    """Get a list of records for a frame and all higher (calling) frames."""
    result = []
    while frame:
        result.append(_frame_info(frame, frame.f_lineno, context))
        frame = frame.f_back
    return result


def getinnerframes(tb, context=1):
    """Get a list of records for a traceback's frame and all lower frames."""
    result = []
    while tb:
        result.append(_frame_info(tb.tb_frame, tb.tb_lineno, context))
        tb = tb.tb_next
    return result


def stack(context=1):
    """Return a list of records for the stack above the caller's frame."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """Return a list of records for the stack below the current exception."""
    exc = sys.exception()
    return getinnerframes(exc.__traceback__ if exc is not None else None, context)


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"


def getgeneratorstate(generator):
    """Get current state of a generator-iterator: GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED or GEN_CLOSED."""
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"


def getcoroutinestate(coroutine):
    """Get current state of a coroutine object: CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED or CORO_CLOSED."""
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    return CORO_CLOSED if coroutine.cr_frame is None else CORO_CREATED


def getclosurevars(func):
    """Get the mapping of free variables to their current values: (nonlocals, globals, builtins, unbound)."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError("{!r} is not a Python function".format(func))
    code = func.__code__
    nonlocals = {
        name: cell.cell_contents for name, cell in zip(code.co_freevars, func.__closure__ or ())}
    namespace = func.__globals__
    builtins = func.__builtins__
    global_vars, builtin_vars, unbound = {}, {}, set()
    for name in code.co_names:
        if name in namespace:
            global_vars[name] = namespace[name]
        elif name in builtins:
            builtin_vars[name] = builtins[name]
        else:
            unbound.add(name)
    return nonlocals, global_vars, builtin_vars, unbound


# Signatures.


def formatannotation(annotation, base_module=None):
    """An annotation as signatures show it."""
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


class _ParameterKind(int):
    """How an argument reaches a parameter."""

    def __new__(cls, value, name, description):
        self = int.__new__(cls, value)
        self.name = name
        self.description = description
        return self

    @property
    def value(self):
        return int(self)

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"


_POSITIONAL_ONLY = _ParameterKind(0, "POSITIONAL_ONLY", "positional-only")
_POSITIONAL_OR_KEYWORD = _ParameterKind(1, "POSITIONAL_OR_KEYWORD", "positional or keyword")
_VAR_POSITIONAL = _ParameterKind(2, "VAR_POSITIONAL", "variadic positional")
_KEYWORD_ONLY = _ParameterKind(3, "KEYWORD_ONLY", "keyword-only")
_VAR_KEYWORD = _ParameterKind(4, "VAR_KEYWORD", "variadic keyword")
_kinds = (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD)


class Parameter:
    """Represents a parameter in a function signature.

    Has the following public attributes:

    * name : str
    * default : object; Parameter.empty if the parameter has none
    * annotation; Parameter.empty if the parameter has none
    * kind : how argument values are bound to the parameter
    """

    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD

    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if kind not in _kinds:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        self._kind = _kinds[kind]
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{self._kind.description} parameters cannot have default values")
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if name[:1] == "." and name[1:].isdigit():
            # the first argument of a comprehension
            if self._kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError(
                    "implicit arguments must be passed as positional or keyword arguments, not "
                    f"{self._kind.description}")
            self._kind = _POSITIONAL_ONLY
            name = f"implicit{name[1:]}"
        if not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name = name

    name = property(lambda self: self._name)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)
    kind = property(lambda self: self._kind)

    def __reduce__(self):
        return type(self), (self._name, self._kind), {"_default": self._default, "_annotation": self._annotation}

    def __setstate__(self, state):
        self._default = state["_default"]
        self._annotation = state["_annotation"]

    def replace(self, *, name=_missing, kind=_missing, annotation=_missing, default=_missing):
        """Creates a customized copy of the Parameter."""
        return type(self)(
            self._name if name is _missing else name, self._kind if kind is _missing else kind,
            default=self._default if default is _missing else default,
            annotation=self._annotation if annotation is _missing else annotation)

    __replace__ = replace

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text += f": {formatannotation(self._annotation)}"
        if self._default is not _empty:
            text += f"{'=' if self._annotation is _empty else ' = '}{self._default!r}"
        return {_VAR_POSITIONAL: "*", _VAR_KEYWORD: "**"}.get(self._kind, "") + text

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name == other._name and self._kind == other._kind and self._default == other._default
                and self._annotation == other._annotation)


class BoundArguments:
    """Result of `Signature.bind` call.  Holds the mapping of arguments to the function's parameters.

    Has the following public attributes:

    * arguments : dict of the arguments that were given, by name
    * signature : the Signature object
    * args : tuple of positional arguments values
    * kwargs : dict of keyword arguments values
    """

    __slots__ = ("arguments", "_signature", "__weakref__")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        args = []
        for name, param in self._signature.parameters.items():
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if param.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        by_keyword = False
        for name, param in self._signature.parameters.items():
            if not by_keyword:
                if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    by_keyword = True
                elif name not in self.arguments:
                    # what follows a gap cannot be given by position
                    by_keyword = True
                    continue
            if by_keyword and name in self.arguments:
                if param.kind == _VAR_KEYWORD:
                    kwargs.update(self.arguments[name])
                else:
                    kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Set default values for missing arguments.

        For variable-positional arguments (*args) the default is an empty tuple. For variable-keyword arguments (**kwargs)
        the default is an empty dict."""
        arguments = {}
        for name, param in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif param.default is not _empty:
                arguments[name] = param.default
            elif param.kind == _VAR_POSITIONAL:
                arguments[name] = ()
            elif param.kind == _VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = arguments

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    __hash__ = None

    def __repr__(self):
        args = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"<{type(self).__name__} ({args})>"


class Signature:
    """A Signature object represents the overall signature of a function.

    It stores a Parameter object for each parameter accepted by the function, as well as information specific to the
    function itself.
    """

    __slots__ = ("_return_annotation", "_parameters")

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        found = {}
        top_kind = _POSITIONAL_ONLY
        seen_default = False
        for param in parameters or ():
            if __validate_parameters__:
                if param.kind < top_kind:
                    raise ValueError(
                        f"wrong parameter order: {top_kind.description} parameter before "
                        f"{param.kind.description} parameter")
                top_kind = param.kind
                if param.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                    if param.default is not _empty:
                        seen_default = True
                    elif seen_default:
                        raise ValueError("non-default argument follows default argument")
                if param.name in found:
                    raise ValueError(f"duplicate parameter name: {param.name!r}")
            found[param.name] = param
        self._parameters = types.MappingProxyType(found)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """Constructs Signature for the given callable object."""
        return _signature(obj, cls, follow_wrapped, globals, locals, eval_str, True)

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    def replace(self, *, parameters=_missing, return_annotation=_missing):
        """Creates a customized copy of the Signature."""
        return type(self)(
            self.parameters.values() if parameters is _missing else parameters,
            return_annotation=self._return_annotation if return_annotation is _missing else return_annotation)

    __replace__ = replace

    def _hash_basis(self):
        params = tuple(p for p in self.parameters.values() if p.kind != _KEYWORD_ONLY)
        kwo = {p.name: p for p in self.parameters.values() if p.kind == _KEYWORD_ONLY}
        return params, kwo, self.return_annotation

    def __hash__(self):
        params, kwo, annotation = self._hash_basis()
        return hash((params, frozenset(kwo.values()), annotation))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return self._hash_basis() == other._hash_basis()

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {"_return_annotation": self._return_annotation}

    def __setstate__(self, state):
        self._return_annotation = state["_return_annotation"]

    def bind(self, /, *args, **kwargs):
        """Get a BoundArguments object, that maps the passed `args` and `kwargs` to the function's signature.  Raises
        `TypeError` if the passed arguments can not be bound."""
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        """The same, except that arguments may be missing."""
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        arguments = {}
        rest = list(args)
        kwargs = dict(kwargs)
        positional_only_names = []
        missing = None
        var_keyword = None
        # CPython says "keyword-only" of the first parameter that no positional argument is left for, and of no other
        is_first = True
        for param in self.parameters.values():
            name, kind = param.name, param.kind
            label = " keyword-only" if is_first and kind == _KEYWORD_ONLY else ""
            is_first = is_first and bool(rest) and kind != _VAR_POSITIONAL
            if kind == _VAR_POSITIONAL:
                if rest:
                    arguments[name] = tuple(rest)
                    rest = []
            elif kind == _VAR_KEYWORD:
                var_keyword = param
            elif kind != _KEYWORD_ONLY and rest:
                if name in kwargs and kind == _POSITIONAL_OR_KEYWORD:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = rest.pop(0)
            elif kind == _POSITIONAL_ONLY:
                if name in kwargs:
                    positional_only_names.append(name)
                if param.default is _empty and not partial:
                    missing = missing or (param, "")
            elif name in kwargs:
                arguments[name] = kwargs.pop(name)
            elif param.default is _empty and not partial:
                missing = missing or (param, label)
        if rest:
            raise TypeError("too many positional arguments")
        if missing:
            raise TypeError(f"missing a required{missing[1]} argument: {missing[0].name!r}")
        if kwargs:
            if var_keyword is not None:
                arguments[var_keyword.name] = kwargs
            elif positional_only_names:
                raise TypeError(
                    "got some positional-only arguments passed as keyword arguments: "
                    f"{', '.join(positional_only_names)!r}")
            else:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(self, {n: arguments[n] for n in self.parameters if n in arguments})

    def __repr__(self):
        return f"<{type(self).__name__} {self}>"

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None):
        """Create a string representation of the Signature object.

        If *max_width* integer is passed, signature will try to fit into the *max_width*. If signature is longer than
        *max_width*, all parameters will be on separate lines.
        """
        result = []
        render_slash = False
        render_star = True
        for param in self.parameters.values():
            if param.kind == _POSITIONAL_ONLY:
                render_slash = True
            elif render_slash:
                result.append("/")
                render_slash = False
            if param.kind == _VAR_POSITIONAL:
                render_star = False
            elif param.kind == _KEYWORD_ONLY and render_star:
                result.append("*")
                render_star = False
            result.append(str(param))
        if render_slash:
            result.append("/")
        rendered = f"({', '.join(result)})"
        if max_width is not None and len(rendered) > max_width:
            rendered = "(\n    " + ",\n    ".join(result) + "\n)"
        if self.return_annotation is not _empty:
            rendered += f" -> {formatannotation(self.return_annotation)}"
        return rendered


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """Get a signature object for the passed callable."""
    return Signature.from_callable(
        obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str)


def _without_first(sig):
    """The signature of a bound method: without what is bound."""
    params = list(sig.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if params[0].kind is not _VAR_POSITIONAL:
        params = params[1:]
    return sig.replace(parameters=params)


def _signature(obj, cls, follow_wrapped, globals, locals, eval_str, skip_bound):
    def again(other):
        return _signature(other, cls, follow_wrapped, globals, locals, eval_str, skip_bound)

    if not callable(obj):
        raise TypeError("{!r} is not a callable object".format(obj))
    if isinstance(obj, types.MethodType):
        return _without_first(again(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or isinstance(f, types.MethodType))
        if isinstance(obj, types.MethodType):
            return again(obj)
    sig = getattr(obj, "__signature__", None)
    if sig is not None:
        if not isinstance(sig, Signature):
            if callable(sig):
                sig = sig()
            if isinstance(sig, str):
                return _from_text(cls, obj, sig, False)
            if not isinstance(sig, Signature):
                raise TypeError("unexpected object {!r} in __signature__ attribute".format(sig))
        return sig
    if isinstance(obj, types.FunctionType):
        return _from_function(cls, obj, globals, locals, eval_str)
    if type(obj).__name__ == "partial" and hasattr(obj, "func"):
        return _from_partial(again(obj.func), obj)
    if isinstance(obj, type):
        return _from_class(cls, obj, again)
    text = getattr(obj, "__text_signature__", None)
    if text:
        return _from_text(cls, obj, text, getattr(obj, "__self__", None) is not None)
    if isroutine(obj):
        raise ValueError("no signature found for builtin {!r}".format(obj))
    call = getattr(type(obj), "__call__", None)
    if call is not None and not isinstance(call, types.WrapperDescriptorType):
        return _without_first(again(call))
    raise ValueError("no signature found for {!r}".format(obj))


def _from_function(cls, func, globals, locals, eval_str):
    """The signature of a function written in Python."""
    code = func.__code__
    names = code.co_varnames
    count = code.co_argcount
    positional = names[:count]
    keyword_only = names[count:count + code.co_kwonlyargcount]
    annotations = get_annotations(func, globals=globals, locals=locals, eval_str=eval_str)
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    parameters = []
    for i, name in enumerate(positional):
        kind = _POSITIONAL_ONLY if i < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD
        at = i - (count - len(defaults))
        parameters.append(Parameter(
            name, kind, default=defaults[at] if at >= 0 else _empty, annotation=annotations.get(name, _empty)))
    index = count + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        parameters.append(Parameter(
            names[index], _VAR_POSITIONAL, annotation=annotations.get(names[index], _empty)))
        index += 1
    for name in keyword_only:
        parameters.append(Parameter(
            name, _KEYWORD_ONLY, default=kwdefaults.get(name, _empty), annotation=annotations.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        parameters.append(Parameter(
            names[index], _VAR_KEYWORD, annotation=annotations.get(names[index], _empty)))
    return cls(
        parameters, return_annotation=annotations.get("return", _empty), __validate_parameters__=False)


def _from_partial(sig, partial):
    """What is left of a signature when some arguments are given."""
    try:
        bound = sig.bind_partial(*partial.args, **partial.keywords)
    except TypeError as ex:
        raise ValueError("partial object {!r} has incorrect arguments".format(partial)) from ex
    parameters = []
    by_keyword = False
    for name, param in sig.parameters.items():
        if name in bound.arguments:
            if param.kind is _POSITIONAL_ONLY:
                continue
            if param.kind is _POSITIONAL_OR_KEYWORD:
                if name not in partial.keywords:
                    continue
                by_keyword = True
                param = param.replace(default=bound.arguments[name])
            elif param.kind is _KEYWORD_ONLY:
                param = param.replace(default=bound.arguments[name])
        if by_keyword:
            # nothing behind an argument given by name can be given by position
            if param.kind is _VAR_POSITIONAL:
                continue
            if param.kind is _POSITIONAL_OR_KEYWORD:
                param = param.replace(kind=_KEYWORD_ONLY)
        parameters.append(param)
    return sig.replace(parameters=parameters)


def _from_class(cls, obj, again):
    """The signature of a class: that of its metaclass's __call__, or of __new__ or __init__, whichever comes first."""
    call = _own_method(type(obj), "__call__", type)
    if call is not None:
        return _without_first(again(call))
    for base in obj.__mro__:
        if base is object:
            break
        new, init = base.__dict__.get("__new__"), base.__dict__.get("__init__")
        if isinstance(new, (staticmethod, types.FunctionType)):
            return _without_first(again(getattr(new, "__func__", new)))
        if isinstance(init, types.FunctionType) or init is not None and hasattr(init, "__wrapped__"):
            return _without_first(again(init))
        text = getattr(base, "__text_signature__", None) if not isinstance(base.__dict__.get("__module__"), str) else None
        if text:
            return _from_text(cls, base, text, False)
    if type not in obj.__mro__:
        if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
            return cls([])
        raise ValueError("no signature found for builtin type {!r}".format(obj))
    return again(type)


def _own_method(cls, name, stop):
    """A method that a class or a base before `stop` defines in Python."""
    for base in cls.__mro__:
        if base is stop:
            return None
        if isinstance(base.__dict__.get(name), types.FunctionType):
            return base.__dict__[name]
    return None


def _from_text(cls, obj, text, is_bound):
    """A signature from text as native functions have it: `(a, b=1, /, *, c)`; `$self` is what a method is called on."""
    marked = text.replace("$", "")
    bound_name = None
    if "$" in text:
        bound_name = text.split("$", 1)[1].split(",", 1)[0].split(")", 1)[0].strip()
    namespace = dict(vars(sys.modules.get(getattr(obj, "__module__", None) or "builtins", types)))
    namespace["__builtins__"] = __builtins__
    try:
        function = eval("lambda " + marked.strip()[1:-1] + ": None", namespace)
    except (SyntaxError, NameError):
        raise ValueError("{!r} has invalid signature".format(obj)) from None
    sig = _from_function(cls, function, None, None, False)
    # `$module` stands for the module of a function, `$self` for what a bound method has already
    if bound_name and (is_bound or bound_name == "module"):
        sig = _without_first(sig)
    return sig


def getcallargs(func, /, *positional, **named):
    """Get the mapping of arguments to values: a dict of what the parameters of the function would be bound to."""
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    result = dict(bound.arguments)
    if ismethod(func):
        first = func.__code__.co_varnames[0]
        result = {first: func.__self__} | result
    return result
