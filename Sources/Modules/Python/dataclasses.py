"""Data classes (PEP 557): a decorator writes __init__, __repr__, __eq__ and others from the annotations of a class.

The methods are written as source text and compiled together, once per class, so that they are as fast as written by hand
and have proper signatures.
"""

import sys

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict",
    "astuple", "make_dataclass", "replace", "is_dataclass",
]

_MappingProxy = type(type.__dict__)
_GenericAlias = type(list[int])


class FrozenInstanceError(AttributeError):
    """Raised when an attribute of a frozen data class is assigned or deleted."""


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    """The type of MISSING, which stands for what was not given."""


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    """The type of KW_ONLY, which as an annotation makes the fields that follow keyword-only."""


KW_ONLY = _KW_ONLY_TYPE()


class _FIELD_BASE:
    """What kind of field a name is: a real one, or one of two pseudo-fields."""

    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT_NAME = "__post_init__"
_EMPTY_METADATA = _MappingProxy({})


class InitVar:
    """InitVar[int]: a parameter of __init__ that is handed to __post_init__ and not stored."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        if isinstance(self.type, type) and not isinstance(self.type, _GenericAlias):
            return f"dataclasses.InitVar[{self.type.__name__}]"
        return f"dataclasses.InitVar[{self.type!r}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


_fields_in_repr = set()


class Field:
    """One field of a data class, as field() described it and dataclass() completed it."""

    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only",
        "_field_type",
    )

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else _MappingProxy(metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        # the type may refer to the class, and that to this field
        if id(self) in _fields_in_repr:
            return "..."
        _fields_in_repr.add(id(self))
        try:
            return self._text()
        finally:
            _fields_in_repr.discard(id(self))

    def _text(self):
        return (
            f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
            f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},hash={self.hash!r},"
            f"compare={self.compare!r},metadata={self.metadata!r},kw_only={self.kw_only!r},"
            f"_field_type={self._field_type})")

    def __set_name__(self, owner, name):
        # a default that is a descriptor is told its name, as it would be without field()
        function = getattr(type(self.default), "__set_name__", None)
        if function:
            function(self.default, owner, name)

    __class_getitem__ = classmethod(_GenericAlias)


class _DataclassParams:
    """What the decorator was called with."""

    __slots__ = (
        "init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot")

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen
        self.match_args = match_args
        self.kw_only = kw_only
        self.slots = slots
        self.weakref_slot = weakref_slot

    def __repr__(self):
        return "_DataclassParams(" + ",".join(f"{n}={getattr(self, n)!r}" for n in self.__slots__) + ")"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    """Return an object to identify dataclass fields.

    default is the default value of the field.  default_factory is a 0-argument function called to initialize a field's
    value.  If init is true, the field will be a parameter to the class's __init__() function.  If repr is true, the
    field will be included in the object's repr().  If hash is true, the field will be included in the object's hash().
    If compare is true, the field will be used in comparison functions.  metadata, if specified, must be a mapping which
    is stored but not otherwise examined by dataclass.  If kw_only is true, the field will become a keyword-only
    parameter to __init__().

    It is an error to specify both default and default_factory.
    """
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# Reading the class.


def _is_classvar(a_type, typing):
    return a_type is typing.ClassVar or (
        isinstance(a_type, typing._GenericAlias) and a_type.__origin__ is typing.ClassVar)


def _is_initvar(a_type, dataclasses):
    return a_type is dataclasses.InitVar or type(a_type) is dataclasses.InitVar


def _is_kw_only(a_type, dataclasses):
    return a_type is dataclasses.KW_ONLY


def _leading_name(text):
    """The word a text begins with, and the rest."""
    text = text.lstrip()
    end = 0
    while end < len(text) and (text[end].isalnum() or text[end] == "_"):
        end += 1
    return text[:end], text[end:]


def _is_type(annotation, cls, a_module, a_type, predicate):
    """Whether a string annotation names a certain type, like "ClassVar[int]" or "typing.ClassVar".

    The text is not evaluated: only its first word, or two words with a dot between them, is looked up where the class
    was defined.
    """
    first, rest = _leading_name(annotation)
    if not first:
        return False
    module = sys.modules.get(cls.__module__)
    rest = rest.lstrip()
    second = _leading_name(rest[1:])[0] if rest.startswith(".") else ""
    if second:
        if module is None or module.__dict__.get(first) is not a_module:
            return False
        namespace = sys.modules.get(a_type.__module__).__dict__
        return predicate(namespace.get(second), a_module)
    return module is not None and predicate(module.__dict__.get(first), a_module)


def _get_field(cls, a_name, a_type, default_kw_only):
    """A Field for one annotation."""
    default = getattr(cls, a_name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default).__name__ == "member_descriptor":
            # a slot of a base class is no default
            default = MISSING
        f = field(default=default)
    f.name = a_name
    f.type = a_type
    f._field_type = _FIELD
    typing = sys.modules.get("typing")
    if typing:
        if _is_classvar(a_type, typing) or (
            isinstance(f.type, str) and _is_type(f.type, cls, typing, typing.ClassVar, _is_classvar)
        ):
            f._field_type = _FIELD_CLASSVAR
    if f._field_type is _FIELD:
        dataclasses = sys.modules[__name__]
        if _is_initvar(a_type, dataclasses) or (
            isinstance(f.type, str) and _is_type(f.type, cls, dataclasses, dataclasses.InitVar, _is_initvar)
        ):
            f._field_type = _FIELD_INITVAR
    if f._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR) and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type in (_FIELD, _FIELD_INITVAR):
        if f.kw_only is MISSING:
            f.kw_only = default_kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    # a default that cannot be hashed is taken for one that can be changed, and all instances would share it
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(
            f"mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory")
    return f


def _collect_fields(cls, kw_only):
    """The fields of a class and its bases by name, and the list of its own."""
    collected = {}
    bases = []
    for base in cls.__mro__[-1:0:-1]:
        inherited = getattr(base, _FIELDS, None)
        if inherited is not None:
            bases.append(base)
            for f in inherited.values():
                collected[f.name] = f
    own = []
    seen_marker = False
    dataclasses = sys.modules[__name__]
    annotations = cls.__dict__.get("__annotations__", {})
    for name, type in annotations.items():
        if _is_kw_only(type, dataclasses) or (
            isinstance(type, str) and _is_type(type, cls, dataclasses, dataclasses.KW_ONLY, _is_kw_only)
        ):
            if seen_marker:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen_marker = True
            kw_only = True
        else:
            own.append(_get_field(cls, name, type, kw_only))
    for f in own:
        collected[f.name] = f
        # the class attribute becomes the default, or goes
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return collected, bases


def _check_frozen(bases, frozen):
    """A frozen class cannot derive from one that is not, nor the other way round."""
    if not bases:
        return
    frozen_bases = [getattr(b, _PARAMS).frozen for b in bases]
    if any(frozen_bases) and not frozen:
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    if frozen and not all(frozen_bases):
        raise TypeError("cannot inherit frozen dataclass from a non-frozen one")


# Writing the methods.


class _Writer:
    """Collects the source of methods and the objects they refer to; compiles all of them at once."""

    def __init__(self, cls):
        self.cls = cls
        self.lines = []
        self.values = {}
        self.methods = []

    def add(self, name, parameters, body, annotations=None, overwrite_error=None, unconditional=False):
        """Note a method. If the class defines it already it is left out, or refused."""
        self.methods.append((name, annotations, overwrite_error, unconditional))
        self.lines.append(f" def {name}({', '.join(parameters)}):")
        self.lines.extend("  " + line for line in body)

    def install(self):
        if not self.methods:
            return
        names = [m[0] for m in self.methods]
        text = "\n".join([
            f"def __create_fn__({', '.join(self.values)}):", *self.lines, f" return {', '.join(names)},"])
        module = sys.modules.get(self.cls.__module__)
        namespace = {}
        exec(text, module.__dict__ if module is not None else {}, namespace)
        made = namespace["__create_fn__"](**self.values)
        for (name, annotations, overwrite_error, unconditional), function in zip(self.methods, made):
            function.__qualname__ = f"{self.cls.__qualname__}.{name}"
            if annotations is not None:
                function.__annotations__ = annotations
            if name == "__repr__":
                from reprlib import recursive_repr
                function = recursive_repr()(function)
            if unconditional:
                setattr(self.cls, name, function)
            elif not _set_new_attribute(self.cls, name, function) and overwrite_error:
                more = "" if overwrite_error is True else overwrite_error
                raise TypeError(f"Cannot overwrite attribute {name} in class {self.cls.__name__}{more}")


def _set_new_attribute(cls, name, value):
    """Set an attribute that the class itself does not define. Returns whether it was set."""
    if name in cls.__dict__:
        return False
    setattr(cls, name, value)
    return True


def _write_init(writer, std_fields, kw_only_fields, frozen, has_post_init, self_name, slots):
    """The __init__ method."""
    seen_default = None
    for f in std_fields:
        if f.init:
            if not (f.default is MISSING and f.default_factory is MISSING):
                seen_default = f
            elif seen_default:
                raise TypeError(
                    f"non-default argument {f.name!r} follows default argument {seen_default.name!r}")
    values = writer.values
    values["__dataclass_HAS_DEFAULT_FACTORY__"] = _HAS_DEFAULT_FACTORY
    values["__dataclass_builtins_object__"] = object
    annotations = {}
    parameters = [self_name]
    for group, f in [(0, f) for f in std_fields] + [(1, f) for f in kw_only_fields]:
        if not f.init:
            continue
        if group == 1 and "*" not in parameters:
            parameters.append("*")
        annotations[f.name] = f.type
        if f.default is MISSING and f.default_factory is MISSING:
            parameters.append(f.name)
        elif f.default is not MISSING:
            parameters.append(f"{f.name}=__dataclass_dflt_{f.name}__")
        else:
            parameters.append(f"{f.name}=__dataclass_HAS_DEFAULT_FACTORY__")
    annotations["return"] = None
    body = []
    for f in (*std_fields, *kw_only_fields):
        line = _init_line(f, values, frozen, self_name, slots)
        if line:
            body.append(line)
    if has_post_init:
        given = ", ".join(f.name for f in (*std_fields, *kw_only_fields) if f._field_type is _FIELD_INITVAR)
        body.append(f"{self_name}.{_POST_INIT_NAME}({given})")
    writer.add("__init__", parameters, body or ["pass"], annotations)


def _init_line(f, values, frozen, self_name, slots):
    """The statement of __init__ that sets a field, or None if there is nothing to do."""
    default = f"__dataclass_dflt_{f.name}__"
    if f.default_factory is not MISSING:
        values[default] = f.default_factory
        value = f"{default}()"
        if f.init:
            value = f"{value} if {f.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {f.name}"
    elif f.init:
        if f.default is not MISSING:
            values[default] = f.default
        value = f.name
    elif slots and f.default is not MISSING:
        # the class attribute has made way for the slot
        values[default] = f.default
        value = default
    else:
        return None
    if f._field_type is _FIELD_INITVAR:
        return None
    if frozen:
        return f"__dataclass_builtins_object__.__setattr__({self_name}, {f.name!r}, {value})"
    return f"{self_name}.{f.name} = {value}"


def _write_comparisons(writer, all_fields, eq, order):
    """__eq__, and the four others that compare the fields as tuples."""
    compared = [f.name for f in all_fields if f.compare]
    if eq:
        terms = " and ".join(f"self.{n}==other.{n}" for n in compared) or "True"
        writer.add("__eq__", ["self", "other"], [
            "if self is other:", " return True", "if other.__class__ is self.__class__:", f" return {terms}",
            "return NotImplemented"])
    if order:
        left = "(" + "".join(f"self.{n}," for n in compared) + ")"
        right = "(" + "".join(f"other.{n}," for n in compared) + ")"
        for name, op in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            writer.add(name, ["self", "other"], [
                "if other.__class__ is self.__class__:", f" return {left}{op}{right}", "return NotImplemented",
            ], overwrite_error=". Consider using functools.total_ordering")


def _write_frozen(writer, all_fields):
    """__setattr__ and __delattr__ that refuse."""
    writer.values["cls"] = writer.cls
    writer.values["FrozenInstanceError"] = FrozenInstanceError
    names = ", ".join(repr(f.name) for f in all_fields)
    condition = f"if type(self) is cls or name in {{{names}}}:" if names else "if type(self) is cls:"
    writer.add("__setattr__", ["self", "name", "value"], [
        condition, ' raise FrozenInstanceError(f"cannot assign to field {name!r}")',
        "super(cls, self).__setattr__(name, value)"], overwrite_error=True)
    writer.add("__delattr__", ["self", "name"], [
        condition, ' raise FrozenInstanceError(f"cannot delete field {name!r}")',
        "super(cls, self).__delattr__(name)"], overwrite_error=True)


def _choose_hash(writer, cls, params, fields, has_explicit_hash):
    """What becomes of __hash__: written, set to None, refused, or left alone."""
    if params.unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    elif not params.eq or has_explicit_hash:
        return
    elif not params.frozen:
        cls.__hash__ = None
        return
    hashed = [f.name for f in fields if (f.compare if f.hash is None else f.hash)]
    terms = "".join(f"self.{n}," for n in hashed)
    writer.add("__hash__", ["self"], [f"return hash(({terms}))"], unconditional=True)


def _annotation_text(annotation):
    """An annotation as the signature of the class shows it."""
    if getattr(annotation, "__module__", None) == "typing" and not isinstance(annotation, type):
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, _GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ == "builtins":
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


def _signature_text(std_fields, kw_only_fields, params, cls):
    """The parameters of the class, for its docstring."""
    if not params.init or cls.__dict__.get("__init__") is None:
        try:
            from inspect import signature
            return str(signature(cls)).replace(" -> None", "")
        except (TypeError, ValueError):
            return ""
    parts = []
    for group, f in [(0, f) for f in std_fields] + [(1, f) for f in kw_only_fields]:
        if not f.init:
            continue
        if group == 1 and "*" not in parts:
            parts.append("*")
        text = f"{f.name}: {_annotation_text(f.type)}"
        if f.default is not MISSING:
            text += f" = {f.default!r}"
        elif f.default_factory is not MISSING:
            text += " = <factory>"
        parts.append(text)
    return f"({', '.join(parts)})"


def _process_class(cls, params):
    """Do what the decorator promises."""
    collected, bases = _collect_fields(cls, params.kw_only)
    _check_frozen(bases, params.frozen)
    setattr(cls, _FIELDS, collected)
    setattr(cls, _PARAMS, params)
    # a class that defines __eq__ gets a __hash__ of None from the interpreter: that one is not explicit
    class_hash = cls.__dict__.get("__hash__", MISSING)
    has_explicit_hash = not (class_hash is MISSING or (class_hash is None and "__eq__" in cls.__dict__))
    if params.order and not params.eq:
        raise ValueError("eq must be true if order is true")
    in_init = [f for f in collected.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    std_init = tuple(f for f in in_init if f.init and not f.kw_only)
    kw_only_init = tuple(f for f in in_init if f.init and f.kw_only)
    real = [f for f in collected.values() if f._field_type is _FIELD]
    writer = _Writer(cls)
    if params.init:
        std = tuple(f for f in in_init if not f.kw_only)
        kw_only = tuple(f for f in in_init if f.kw_only)
        self_name = "__dataclass_self__" if "self" in collected else "self"
        _write_init(
            writer, std, kw_only, params.frozen, hasattr(cls, _POST_INIT_NAME), self_name, params.slots)
    _set_new_attribute(cls, "__replace__", _replace)
    if params.repr:
        shown = ", ".join(f"{f.name}={{self.{f.name}!r}}" for f in real if f.repr)
        writer.add("__repr__", ["self"], [f'return f"{{self.__class__.__qualname__}}({shown})"'])
    _write_comparisons(writer, real, params.eq, params.order)
    if params.frozen:
        _write_frozen(writer, real)
    _choose_hash(writer, cls, params, real, has_explicit_hash)
    writer.install()
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _signature_text(std_init, kw_only_init, params, cls)
    if params.match_args:
        _set_new_attribute(cls, "__match_args__", tuple(f.name for f in std_init))
    if params.weakref_slot and not params.slots:
        raise TypeError("weakref_slot is True but slots is False")
    if params.slots:
        cls = _add_slots(cls, params.frozen, params.weakref_slot)
    if hasattr(cls, "__abstractmethods__"):
        from abc import update_abstractmethods
        update_abstractmethods(cls)
    return cls


# Slots.


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        # the class may be frozen
        object.__setattr__(self, f.name, value)


def _get_slots(cls):
    """The slots that a base class has."""
    match cls.__dict__.get("__slots__"):
        case None:
            if getattr(cls, "__weakrefoffset__", -1) != 0:
                yield "__weakref__"
            if getattr(cls, "__dictoffset__", -1) != 0:
                yield "__dict__"
        case str(slot):
            yield slot
        case iterable if not hasattr(iterable, "__next__"):
            yield from iterable
        case _:
            raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")


def _add_slots(cls, is_frozen, weakref_slot):
    """A copy of the class that has slots: they cannot be added to a class that exists."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    names = tuple(f.name for f in fields(cls))
    inherited = {slot for base in cls.__mro__[1:-1] for slot in _get_slots(base)}
    slots = [n for n in names if n not in inherited]
    if weakref_slot and "__weakref__" not in inherited:
        slots.append("__weakref__")
    namespace["__slots__"] = tuple(slots)
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    qualname = getattr(cls, "__qualname__", None)
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        made.__qualname__ = qualname
    if is_frozen:
        if "__getstate__" not in namespace:
            made.__getstate__ = _dataclass_getstate
        if "__setstate__" not in namespace:
            made.__setstate__ = _dataclass_setstate
    return made


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Add dunder methods based on the fields defined in the class.

    Examines PEP 526 __annotations__ to determine fields.

    If init is true, an __init__() method is added to the class. If repr is true, a __repr__() method is added. If order
    is true, rich comparison dunder methods are added. If unsafe_hash is true, a __hash__() method is added. If frozen
    is true, fields may not be assigned to after instance creation. If match_args is true, the __match_args__ tuple is
    added. If kw_only is true, then by default all fields are keyword-only. If slots is true, a new class with a
    __slots__ attribute is returned.
    """
    params = _DataclassParams(
        init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)

    def wrap(cls):
        return _process_class(cls, params)

    return wrap if cls is None else wrap(cls)


# Using data classes.


def fields(class_or_instance):
    """Return a tuple describing the fields of this dataclass.

    Accepts a dataclass or an instance of one. Tuple elements are of type Field.
    """
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    """Returns True if obj is an instance of a dataclass."""
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Returns True if obj is a dataclass or an instance of a dataclass."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


# values of these types need no copy
_ATOMIC_TYPES = frozenset({
    type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented), type(len), type(fields), type,
    range, property,
})


def asdict(obj, *, dict_factory=dict):
    """Return the fields of a dataclass instance as a new dictionary mapping field names to field values.

    If given, 'dict_factory' will be used instead of built-in dict. The function applies recursively to field values
    that are dataclass instances. This will also look into built-in containers: tuples, lists, and dicts. Other objects
    are copied with 'copy.deepcopy()'.
    """
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _convert(obj, lambda obj, convert: dict_factory(
        [(f.name, convert(getattr(obj, f.name))) for f in fields(obj)]), dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    """Return the fields of a dataclass instance as a new tuple of field values.

    If given, 'tuple_factory' will be used instead of built-in tuple. The function applies recursively to field values
    that are dataclass instances. This will also look into built-in containers: tuples, lists, and dicts. Other objects
    are copied with 'copy.deepcopy()'.
    """
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _convert(obj, lambda obj, convert: tuple_factory(
        [convert(getattr(obj, f.name)) for f in fields(obj)]))


def _convert(obj, make, dict_factory=None):
    """A copy of a value with `make` applied to all data class instances in it."""
    def convert(obj):
        cls = type(obj)
        if cls in _ATOMIC_TYPES:
            return obj
        if hasattr(cls, _FIELDS):
            return make(obj, convert)
        if cls is list:
            return [convert(v) for v in obj]
        if cls is dict:
            return {convert(k): convert(v) for k, v in obj.items()}
        if cls is tuple:
            return tuple([convert(v) for v in obj])
        if isinstance(obj, tuple):
            if hasattr(obj, "_fields"):
                # a named tuple takes its items one by one
                return cls(*[convert(v) for v in obj])
            return cls(convert(v) for v in obj)
        if isinstance(obj, dict):
            if hasattr(cls, "default_factory"):
                result = cls(obj.default_factory)
                for k, v in obj.items():
                    result[convert(k)] = convert(v)
                return result
            return cls((convert(k), convert(v)) for k, v in obj.items())
        if isinstance(obj, list):
            return cls(convert(v) for v in obj)
        from copy import deepcopy
        return deepcopy(obj)

    return convert(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False,
                   module=None):
    """Return a new dynamically created dataclass.

    The dataclass name will be 'cls_name'. 'fields' is an iterable of either (name), (name, type) or (name, type, Field)
    objects. If type is omitted, use the string 'typing.Any'. Field objects are created by the equivalent of calling
    'field(name, type [, Field-info])'.

      C = make_dataclass('C', ['x', ('y', int), ('z', int, field(init=False))], bases=(Base,))
    """
    if namespace is None:
        namespace = {}
    from keyword import iskeyword
    seen = set()
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name, tp = item, "typing.Any"
        elif len(item) == 2:
            name, tp = item
        elif len(item) == 3:
            name, tp, defaults[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in seen:
            raise TypeError(f"Field name duplicated: {name!r}")
        seen.add(name)
        annotations[name] = tp

    def exec_body_callback(ns):
        ns.update(namespace)
        ns.update(defaults)
        ns["__annotations__"] = annotations

    from types import new_class
    cls = new_class(cls_name, bases, {}, exec_body_callback)
    if module is None:
        try:
            module = sys._getframe(1).f_globals.get("__name__", "__main__")
        except (AttributeError, ValueError):
            pass
    if module is not None:
        cls.__module__ = module
    return dataclass(
        cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
        kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """Return a new object replacing specified fields with new values.

    This is especially useful for frozen classes.  Example usage::

      @dataclass(frozen=True)
      class C:
          x: int
          y: int

      c = C(1, 2)
      c1 = replace(c, x=3)
      assert c1.x == 3 and c1.y == 2
    """
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    # fields that __init__ does not set cannot be given; the others are taken over
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(
                    f"field {f.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
