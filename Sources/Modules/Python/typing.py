"""The typing module: names for annotations. None of them checks anything; they only describe.

Three kinds of objects do the describing: special forms (`Union`, `Literal`: instances of _SpecialForm), aliases (`List[int]`,
`Union[int, str]`: instances of _GenericAlias), and parameters (TypeVar, ParamSpec, TypeVarTuple), for which aliases are
substituted through `__typing_subst__`. Names that need another module are made when they are first asked for.
"""

import sys
import _collections_abc as _abc
from abc import ABCMeta, abstractmethod

__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic", "Literal", "Optional",
    "ParamSpec", "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple", "Union", "AbstractSet", "ByteString",
    "Container", "ContextManager", "Hashable", "ItemsView", "Iterable", "Iterator", "KeysView", "Mapping",
    "MappingView", "MutableMapping", "MutableSequence", "MutableSet", "Sequence", "Sized", "ValuesView", "Awaitable",
    "AsyncIterator", "AsyncIterable", "Coroutine", "Collection", "AsyncGenerator", "AsyncContextManager",
    "Reversible", "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat", "SupportsIndex", "SupportsInt",
    "SupportsRound", "ChainMap", "Counter", "Deque", "Dict", "DefaultDict", "List", "OrderedDict", "Set", "FrozenSet",
    "NamedTuple", "TypedDict", "Generator", "BinaryIO", "IO", "Match", "Pattern", "TextIO", "AnyStr", "assert_type",
    "assert_never", "cast", "clear_overloads", "dataclass_transform", "final", "get_args", "get_origin",
    "get_overloads", "get_protocol_members", "get_type_hints", "is_protocol", "is_typeddict", "LiteralString", "Never",
    "NewType", "no_type_check", "no_type_check_decorator", "NoDefault", "NoReturn", "NotRequired", "overload",
    "override", "ParamSpecArgs", "ParamSpecKwargs", "ReadOnly", "Required", "reveal_type", "runtime_checkable", "Self",
    "Text", "TYPE_CHECKING", "TypeAlias", "TypeGuard", "TypeIs", "TypeAliasType", "Unpack",
]

TYPE_CHECKING = False
Text = str

_Builtin = GenericAlias = type(list[int])
_UnionType = type(int | str)
_NoneType = type(None)
_FunctionType = type(lambda: None)
_MethodType = type(ABCMeta.register.__get__(object))
_MappingProxy = type(type.__dict__)


def _caller(depth=2):
    """The name of the module that called the function that asks."""
    try:
        return sys._getframe(depth).f_globals.get("__name__")
    except (AttributeError, ValueError):
        return None


def _is_dunder(name):
    return name.startswith("__") and name.endswith("__")


# What a type argument may be.


def _type_convert(arg, module=None):
    """None stands for its type, and a string for a reference to be resolved later."""
    if arg is None:
        return _NoneType
    if isinstance(arg, str):
        return ForwardRef(arg, module=module)
    return arg


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    """Check that the argument is a type, and return it (converted). `msg` opens the error text."""
    invalid = [Generic, Protocol]
    if not allow_special_forms:
        invalid.append(ClassVar)
        if is_argument:
            invalid.append(Final)
    arg = _type_convert(arg, module)
    if isinstance(arg, _GenericAlias) and arg.__origin__ in invalid:
        raise TypeError(f"{arg} is not valid as type argument")
    if arg in (Any, LiteralString, NoReturn, Never, Self, TypeAlias):
        return arg
    if allow_special_forms and arg in (ClassVar, Final):
        return arg
    if isinstance(arg, _SpecialForm) or arg in (Generic, Protocol):
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _type_repr(obj):
    """How a type argument is shown: like its repr, but classes by their full name, those of builtins by the short."""
    if isinstance(obj, tuple):
        return "[" + ", ".join(_type_repr(t) for t in obj) + "]"
    if isinstance(obj, type) and not isinstance(obj, _Builtin):
        if obj.__module__ == "builtins":
            return obj.__qualname__
        return f"{obj.__module__}.{obj.__qualname__}"
    if obj is ...:
        return "..."
    if isinstance(obj, _FunctionType):
        return obj.__name__
    return repr(obj)


def _is_param_expr(arg):
    return arg is ... or isinstance(arg, (tuple, list)) or isinstance(arg, (ParamSpec, _ConcatenateGenericAlias))


def _collect_parameters(args):
    """The type variables in the arguments, each once, in the order of their first appearance."""
    found = []
    default_seen = False
    tuple_seen = False
    for arg in args:
        if isinstance(arg, type):
            continue
        if isinstance(arg, (tuple, list)):
            inner = _collect_parameters(arg)
        elif hasattr(arg, "__typing_subst__"):
            inner = (arg,)
        else:
            inner = getattr(arg, "__parameters__", ())
        for parameter in inner:
            if parameter in found:
                continue
            if inner[0] is arg:
                if tuple_seen and parameter.has_default() and isinstance(parameter, TypeVar):
                    raise TypeError("Type parameter with a default follows TypeVarTuple")
                if parameter.has_default():
                    default_seen = True
                elif default_seen:
                    raise TypeError(
                        f"Type parameter {parameter!r} without a default follows type parameter with a default")
                if isinstance(parameter, TypeVarTuple):
                    tuple_seen = True
            found.append(parameter)
    return tuple(found)


def _unpack_args(*args):
    """Arguments with `*tuple[int, str]` replaced by what is in it."""
    result = []
    for arg in args:
        inner = getattr(arg, "__typing_unpacked_tuple_args__", None)
        if inner is not None and not (inner and inner[-1] is ...):
            result.extend(inner)
        else:
            result.append(arg)
    return tuple(result)


def _check_count(cls, args, parameters):
    """Complain of too few or too many arguments for a generic class."""
    if not parameters:
        raise TypeError(f"{cls} is not a generic class")
    expected = len(parameters)
    required = sum(1 for p in parameters if not p.has_default())
    if len(args) == expected or required <= len(args) <= expected:
        return
    if len(args) < expected:
        expect = f"at least {required}" if required < expected else expected
        raise TypeError(f"Too few arguments for {cls}; actual {len(args)}, expected {expect}")
    raise TypeError(f"Too many arguments for {cls}; actual {len(args)}, expected {expected}")


# what subscripts have given, so that `List[int] is List[int]`
_cache = {}
# what empties the caches, for those who count references
_cleanups = [_cache.clear]


def _remember(getitem):
    """Decorator of __getitem__ methods: equal arguments give the same object again."""
    def subscript(self, params):
        types = tuple(map(type, params)) if type(params) is tuple else type(params)
        key = (self, params, types)
        try:
            known = _cache.get(key)
        except TypeError:
            # an argument that cannot be hashed
            return getitem(self, params)
        if known is None:
            if len(_cache) >= 512:
                _cache.clear()
            known = _cache[key] = getitem(self, params)
        return known
    subscript.__name__ = "__getitem__"
    return subscript


# Special forms.


class _Final:
    """Mixin to prohibit subclassing."""

    __slots__ = ("__weakref__",)

    def __init_subclass__(cls, /, *args, **kwds):
        if "_root" not in kwds:
            raise TypeError("Cannot subclass special typing classes")


# A name with a meaning of its own: `Union`, `ClassVar`. The function it is made of answers subscripts.
class _SpecialForm(_Final, _root=True):
    __slots__ = ("_name", "__doc__", "_getitem")

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    @_remember
    def __getitem__(self, parameters):
        return self._getitem(self, parameters)

    __iter__ = None


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Special type indicating an unconstrained type.

    - Any is compatible with every type.
    - Any assumed to have all methods.
    - All values assumed to be instances of Any.
    """

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


def _plain_form(name, doc):
    """A special form that takes no arguments."""
    def form(self, parameters):
        raise TypeError(f"{self} is not subscriptable")
    form.__name__ = name
    form.__doc__ = doc
    return _SpecialForm(form)


NoReturn = _plain_form("NoReturn", "Special type indicating functions that never return.")
Never = _plain_form("Never", "The bottom type, a type that has no members.")
Self = _plain_form("Self", 'Used to spell the type of "self" in classes.')
LiteralString = _plain_form("LiteralString", "Represents an arbitrary literal string.")
TypeAlias = _plain_form("TypeAlias", "Special form for marking type aliases.")


def _one_type_form(name, doc, allow_special_forms=False):
    """A special form that takes one type."""
    def form(self, parameters):
        if name in ("ClassVar", "Final"):
            item = _type_check(
                parameters, f"{self} accepts only single type.", allow_special_forms=allow_special_forms)
        elif name in ("Required", "NotRequired", "ReadOnly"):
            item = _type_check(
                parameters, f"{self._name} accepts only a single type.", allow_special_forms=True)
        else:
            item = _type_check(parameters, f"{self} accepts only single type.")
        return _GenericAlias(self, (item,))
    form.__name__ = name
    form.__doc__ = doc
    return _SpecialForm(form)


ClassVar = _one_type_form(
    "ClassVar", "Special type construct to mark class variables.", allow_special_forms=True)
Final = _one_type_form(
    "Final", "Special typing construct to indicate final names to type checkers.", allow_special_forms=True)
Required = _one_type_form("Required", "Special typing construct to mark a TypedDict key as required.")
NotRequired = _one_type_form("NotRequired", "Special typing construct to mark a TypedDict key as potentially missing.")
ReadOnly = _one_type_form("ReadOnly", "A special typing construct to mark an item of a TypedDict as read-only.")
TypeGuard = _one_type_form("TypeGuard", "Special typing construct for marking user-defined type predicate functions.")
TypeIs = _one_type_form("TypeIs", "Special typing construct for marking user-defined type predicate functions.")


def _flatten_union(parameters):
    """The members of a union, those of unions within it included, each once."""
    flat = []
    for p in parameters:
        flat.extend(p.__args__ if isinstance(p, (_UnionGenericAlias, _UnionType)) else (p,))
    unique = []
    for p in flat:
        if p not in unique:
            unique.append(p)
    return tuple(unique)


@_SpecialForm
def Union(self, parameters):
    """Union type; Union[X, Y] means either X or Y.

    On Python 3.10 and higher, the | operator can also be used to denote unions; X | Y means the same thing to the type
    checker as Union[X, Y].
    """
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    members = _flatten_union(_type_check(p, "Union[arg, ...]: each arg must be a type.") for p in parameters)
    if len(members) == 1:
        return members[0]
    if len(members) == 2 and _NoneType in members:
        return _UnionGenericAlias(self, members, name="Optional")
    return _UnionGenericAlias(self, members)


@_SpecialForm
def Optional(self, parameters):
    """Optional[X] is equivalent to Union[X, None]."""
    arg = _type_check(parameters, f"{self} requires a single type.")
    return Union[arg, _NoneType]


@_SpecialForm
def Literal(self, parameters):
    """Special typing form to define literal types (a.k.a. value types).

    This form can be used to indicate to type checkers that the corresponding variable or function parameter has a value
    equivalent to the provided literal (or one of several literals).
    """
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for p in parameters:
        flat.extend(p.__args__ if isinstance(p, _LiteralGenericAlias) else (p,))
    try:
        unique = tuple(p for p, _ in dict.fromkeys((p, type(p)) for p in flat))
    except TypeError:
        # unhashable values stay as they are
        unique = tuple(flat)
    return _LiteralGenericAlias(self, unique)


@_SpecialForm
def Concatenate(self, parameters):
    """Special form for annotating higher-order functions: parameters in front of those of a ParamSpec."""
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    msg = "Concatenate[arg, ...]: each arg must be a type."
    return _ConcatenateGenericAlias(self, (*(_type_check(p, msg) for p in parameters[:-1]), parameters[-1]))


@_SpecialForm
def Unpack(self, parameters):
    """Type unpack operator: `Unpack[Ts]` is `*Ts`."""
    return _UnpackGenericAlias(self, (_type_check(parameters, f"{self} accepts only single type."),))


@_SpecialForm
def Annotated(self, params):
    """Add context-specific metadata to a type.

    Annotated[int, 'metadata'] is an int for whoever does not know of the metadata.
    """
    if not isinstance(params, tuple):
        params = (params,)
    if len(params) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    if getattr(params[0], "__typing_is_unpacked_typevartuple__", False):
        raise TypeError("Annotated[...] should not be used with an unpacked TypeVarTuple")
    origin = _type_check(params[0], "Annotated[t, ...]: t must be a type.", allow_special_forms=True)
    return _AnnotatedAlias(origin, tuple(params[1:]))


# References to names that do not exist yet.


class ForwardRef(_Final, _root=True):
    """Internal wrapper to hold a forward reference."""

    __slots__ = (
        "__forward_arg__", "__forward_code__", "__forward_evaluated__", "__forward_value__", "__forward_is_argument__",
        "__forward_is_class__", "__forward_module__",
    )

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        # `*tuple[int]` is no expression, but the only item of a tuple may be starred
        text = f"({arg},)[0]" if arg.startswith("*") else arg
        try:
            code = compile(text, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}") from None
        self.__forward_arg__ = arg
        self.__forward_code__ = code
        self.__forward_evaluated__ = False
        self.__forward_value__ = None
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module

    def _evaluate(self, globalns, localns, type_params=(), *, recursive_guard=frozenset()):
        if self.__forward_arg__ in recursive_guard:
            return self
        if self.__forward_evaluated__ and localns is globalns:
            return self.__forward_value__
        if globalns is None:
            globalns = {} if localns is None else localns
        if localns is None:
            localns = globalns
        if self.__forward_module__ is not None:
            module = sys.modules.get(self.__forward_module__, None)
            globalns = getattr(module, "__dict__", globalns)
        if type_params:
            # they are hidden by names of the same class body, but hide global ones
            globalns = dict(globalns)
            for param in type_params:
                if not self.__forward_is_class__ or param.__name__ not in localns:
                    globalns[param.__name__] = param
        value = _type_check(
            eval(self.__forward_code__, globalns, localns), "Forward references must evaluate to types.",
            is_argument=self.__forward_is_argument__, allow_special_forms=self.__forward_is_class__)
        self.__forward_value__ = _eval_type(
            value, globalns, localns, type_params, recursive_guard=recursive_guard | {self.__forward_arg__})
        self.__forward_evaluated__ = True
        return self.__forward_value__

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        if self.__forward_evaluated__ and other.__forward_evaluated__:
            return (self.__forward_arg__ == other.__forward_arg__
                    and self.__forward_value__ == other.__forward_value__)
        return (self.__forward_arg__ == other.__forward_arg__
                and self.__forward_module__ == other.__forward_module__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        module = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"


def _eval_type(t, globalns, localns, type_params=(), *, recursive_guard=frozenset()):
    """Resolve all forward references in a type."""
    if isinstance(t, ForwardRef):
        return t._evaluate(globalns, localns, type_params, recursive_guard=recursive_guard)
    if not isinstance(t, (_GenericAlias, _Builtin, _UnionType)):
        return t
    if isinstance(t, _Builtin):
        args = tuple(ForwardRef(arg) if isinstance(arg, str) else arg for arg in t.__args__)
    else:
        args = t.__args__
    new = tuple(
        _eval_type(a, globalns, localns, type_params, recursive_guard=recursive_guard) for a in args)
    if new == t.__args__:
        return t
    if isinstance(t, _Builtin):
        made = type(t)(t.__origin__, new) if type(t) is _Builtin else t.copy_with(new)
        return next(iter(made)) if getattr(t, "__unpacked__", False) else made
    if isinstance(t, _UnionType):
        made = new[0]
        for arg in new[1:]:
            made = made | arg
        return made
    return t.copy_with(new)


# Type parameters.


class _NoDefaultType:
    """The type of `NoDefault`."""

    __slots__ = ()

    def __new__(cls):
        return NoDefault if "NoDefault" in globals() else object.__new__(cls)

    def __repr__(self):
        return "typing.NoDefault"

    def __reduce__(self):
        return "NoDefault"


NoDefault = _NoDefaultType()
_NoDefaultType.__name__ = _NoDefaultType.__qualname__ = "NoDefaultType"


class _Parameter:
    """What TypeVar, ParamSpec and TypeVarTuple share: a name, a default, and values that are computed on demand."""

    def __init_subclass__(cls):
        # the three classes themselves are defined below; nobody else may derive
        if cls.__module__ != __name__:
            kind = cls.__mro__[1].__name__
            raise TypeError(f"type 'typing.{kind}' is not an acceptable base type")

    def _set_up(self, name, default, module):
        if not isinstance(name, str):
            raise TypeError(
                f"{type(self).__name__}() argument 'name' must be str, not {type(name).__name__}")
        self.__name__ = name
        self._lazy = {}
        self._default = default
        self.__module__ = module

    def _value(self, name, field):
        """A field, computed first if there is still a function for it."""
        compute = self._lazy.get(field)
        if compute is not None:
            setattr(self, field, compute())
            # (what has failed is tried again)
            self._lazy.pop(field, None)
        return getattr(self, field)

    @property
    def __default__(self):
        """The default value of the parameter, or NoDefault."""
        return self._value("__default__", "_default")

    def has_default(self):
        """Return whether the parameter has a default."""
        return "_default" in self._lazy or self._default is not NoDefault

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __reduce__(self):
        return self.__name__

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

    def _set_variance(self, covariant, contravariant, infer_variance):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if infer_variance and (covariant or contravariant):
            raise ValueError("Variance cannot be specified with infer_variance.")
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)


class TypeVar(_Parameter):
    """Type variable.

    The preferred way to construct a type variable is via the dedicated syntax for generic functions, classes, and type
    aliases::

        class Sequence[T]:  # T is a TypeVar
            ...
    """

    def __init__(self, name, *constraints, bound=None, default=NoDefault, covariant=False, contravariant=False,
                 infer_variance=False):
        self._set_up(name, default, _caller())
        self._set_variance(covariant, contravariant, infer_variance)
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        msg = "TypeVar(name, constraint, ...): constraints must be types."
        self._constraints = tuple(_type_check(t, msg) for t in constraints)
        self._bound = None if bound is None else _type_check(bound, "Bound must be a type.")

    @property
    def __bound__(self):
        """The upper bound, or None."""
        return self._value("__bound__", "_bound")

    @property
    def __constraints__(self):
        """The types of which the variable may be one, or ()."""
        return self._value("__constraints__", "_constraints")

    def __typing_subst__(self, arg):
        arg = _type_check(arg, "Parameters to generic types must be types.")
        if getattr(arg, "__typing_is_unpacked_typevartuple__", False) or (
            isinstance(arg, _Builtin) and getattr(arg, "__unpacked__", False)
        ):
            raise TypeError(f"{arg} is not valid as type argument")
        return arg

    def __typing_prepare_subst__(self, alias, args):
        parameters = alias.__parameters__
        position = parameters.index(self)
        if position < len(args):
            return args
        if position == len(args) and self.has_default():
            return (*args, self.__default__)
        return args


class ParamSpecArgs:
    """The args for a ParamSpec object: `P.args`."""

    def __init__(self, origin):
        self.__origin__ = origin

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if isinstance(other, ParamSpecArgs) else NotImplemented

    def __hash__(self):
        return hash((ParamSpecArgs, self.__origin__))

    def __repr__(self):
        return f"{getattr(self.__origin__, '__name__', repr(self.__origin__))}.args"

    def __mro_entries__(self, bases):
        raise TypeError("Cannot subclass an instance of ParamSpecArgs")


class ParamSpecKwargs:
    """The kwargs for a ParamSpec object: `P.kwargs`."""

    def __init__(self, origin):
        self.__origin__ = origin

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if isinstance(other, ParamSpecKwargs) else NotImplemented

    def __hash__(self):
        return hash((ParamSpecKwargs, self.__origin__))

    def __repr__(self):
        return f"{getattr(self.__origin__, '__name__', repr(self.__origin__))}.kwargs"

    def __mro_entries__(self, bases):
        raise TypeError("Cannot subclass an instance of ParamSpecKwargs")


class ParamSpec(_Parameter):
    """Parameter specification variable: stands for the parameters of a function."""

    def __init__(self, name, *, bound=None, default=NoDefault, covariant=False, contravariant=False,
                 infer_variance=False):
        self._set_up(name, default, _caller())
        self._set_variance(covariant, contravariant, infer_variance)
        self.__bound__ = None if bound is None else _type_check(bound, "Bound must be a type.")

    @property
    def args(self):
        """Represents positional arguments."""
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        """Represents keyword arguments."""
        return ParamSpecKwargs(self)

    def __typing_subst__(self, arg):
        if isinstance(arg, (list, tuple)):
            return tuple(_type_check(a, "Expected a type.") for a in arg)
        if not _is_param_expr(arg):
            raise TypeError(
                f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}")
        return arg

    def __typing_prepare_subst__(self, alias, args):
        parameters = alias.__parameters__
        position = parameters.index(self)
        if position == len(args) and self.has_default():
            args = (*args, self.__default__)
        if position >= len(args):
            raise TypeError(f"Too few arguments for {alias}")
        # the types may stand without brackets where nothing else is expected
        if len(parameters) == 1 and not _is_param_expr(args[0]):
            return (args,)
        if isinstance(args[position], list):
            args = (*args[:position], tuple(args[position]), *args[position + 1:])
        return args


class TypeVarTuple(_Parameter):
    """Type variable tuple: stands for any number of types; `*Ts` unpacks them."""

    __covariant__ = __contravariant__ = False
    __infer_variance__ = True

    def __init__(self, name, *, default=NoDefault):
        self._set_up(name, default, _caller())

    def __iter__(self):
        yield Unpack[self]

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")

    def __typing_prepare_subst__(self, alias, args):
        parameters = alias.__parameters__
        position = parameters.index(self)
        if any(isinstance(p, TypeVarTuple) for p in parameters[position + 1:]):
            raise TypeError(f"More than one TypeVarTuple parameter in {alias}")
        after = len(parameters) - position - 1
        # an unpacked tuple of any length takes all the places it can
        unbounded = [
            i for i, arg in enumerate(args)
            if not isinstance(arg, type)
            and (getattr(arg, "__typing_unpacked_tuple_args__", None) or (None,))[-1] is ...]
        if len(unbounded) > 1:
            raise TypeError("More than one unpacked arbitrary-length tuple argument")
        left, right, fill = position, after, None
        if unbounded:
            at = unbounded[0]
            fill = args[at].__typing_unpacked_tuple_args__[0]
            left, right = min(position, at), min(after, len(args) - at - 1)
        elif position + after > len(args):
            raise TypeError(
                f"Too few arguments for {alias}; actual {len(args)}, expected at least {len(parameters) - 1}")
        middle = args[left:len(args) - right]
        if left == len(args) - right and self.has_default():
            middle = _unpack_args(self.__default__)
        return (
            *args[:left], *([fill] * (position - left)), tuple(middle), *([fill] * (after - right)),
            *args[len(args) - right:])


def _make_type_parameter(kind, name, lazy_bound, is_constraints, lazy_default):
    """The object that `[T: bound = default]` makes. The bound and the default are functions, or None."""
    module = _caller()
    if kind == "typevar":
        made = TypeVar(name, infer_variance=True)
        if lazy_bound is not None:
            made._lazy["_constraints" if is_constraints else "_bound"] = lazy_bound
    elif kind == "paramspec":
        made = ParamSpec(name, infer_variance=True)
    else:
        made = TypeVarTuple(name)
    if lazy_default is not None:
        made._lazy["_default"] = lazy_default
    made.__module__ = module
    return made


def _make_generic_base(type_params):
    """The base that a class with type parameters has: `Generic[T, *Ts]`."""
    return Generic[tuple(Unpack[p] if isinstance(p, TypeVarTuple) else p for p in type_params)]


def _make_type_alias(name, type_params, lazy_value):
    """The object that `type X[T] = value` makes."""
    made = TypeAliasType(name, None, type_params=type_params)
    made._compute = lazy_value
    made.__module__ = _caller()
    return made


class TypeAliasType:
    """Type alias: `type X = int` makes one. Its value is computed when it is first asked for."""

    def __init__(self, name, value, *, type_params=()):
        if not isinstance(name, str):
            raise TypeError("typealias() argument 'name' must be str, not %s" % type(name).__name__)
        if not isinstance(type_params, tuple):
            raise TypeError("type_params must be a tuple")
        self.__dict__.update(
            __name__=name, __type_params__=type_params, _fixed=value, _compute=None, __module__=_caller())

    def __init_subclass__(cls):
        raise TypeError("type 'typing.TypeAliasType' is not an acceptable base type")

    @property
    def __value__(self):
        """The type that the name stands for."""
        if self._compute is not None:
            self._fixed = self._compute()
            self._compute = None
        return self._fixed

    @property
    def __parameters__(self):
        return tuple(Unpack[p] if isinstance(p, TypeVarTuple) else p for p in self.__type_params__)

    def __setattr__(self, name, value):
        if name in ("__name__", "__type_params__"):
            raise AttributeError("readonly attribute")
        if name in ("__value__", "__parameters__"):
            raise AttributeError(f"attribute '{name}' of 'typing.TypeAliasType' objects is not writable")
        super().__setattr__(name, value)

    def __getitem__(self, parameters):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return _Builtin(self, parameters if isinstance(parameters, tuple) else (parameters,))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __reduce__(self):
        return self.__name__

    def __repr__(self):
        return self.__name__


# Aliases: a type with arguments.


class _BaseGenericAlias(_Final, _root=True):
    """The shared part of `List` and `List[int]`: they forward almost everything to the class they stand for."""

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__slots__ = None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(
                f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            # instances with slots, or with properties that complain
            pass
        return result

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        entries = []
        if self.__origin__ not in bases:
            entries.append(self.__origin__)
        # Generic goes to the end, and only once
        for base in bases[bases.index(self) + 1:]:
            if isinstance(base, _BaseGenericAlias) or isinstance(base, type) and issubclass(base, Generic):
                break
        else:
            entries.append(Generic)
        return tuple(entries)

    def __getattr__(self, attr):
        if attr in ("__origin__", "__args__"):
            return super().__getattr__(attr)
        if "__origin__" in self.__dict__ and not _is_dunder(attr):
            return getattr(self.__origin__, attr)
        if attr in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        raise AttributeError(attr)

    def __setattr__(self, attr, val):
        if _is_dunder(attr) or attr in ("_name", "_inst", "_nparams", "_defaults"):
            super().__setattr__(attr, val)
        else:
            setattr(self.__origin__, attr, val)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __dir__(self):
        return list(set(super().__dir__()) | {a for a in dir(self.__origin__) if not _is_dunder(a)})

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


class _GenericAlias(_BaseGenericAlias, _root=True):
    """A generic type with its arguments: `Sequence[int]`, `Box[T]`."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        if not isinstance(args, tuple):
            args = (args,)
        self.__args__ = args
        self.__parameters__ = _collect_parameters(args)
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    @_remember
    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        if not isinstance(args, tuple):
            args = (args,)
        args = _unpack_args(*(_type_convert(p) for p in args))
        return self.copy_with(self._substitute(args))

    def _substitute(self, args):
        """The arguments with the type variables among them replaced."""
        parameters = self.__parameters__
        for parameter in parameters:
            args = parameter.__typing_prepare_subst__(self, args)
        if len(args) != len(parameters):
            few = "few" if len(args) < len(parameters) else "many"
            raise TypeError(
                f"Too {few} arguments for {self}; actual {len(args)}, expected {len(parameters)}")
        return tuple(self._replaced(self.__args__, dict(zip(parameters, args))))

    def _replaced(self, old_args, by_parameter):
        new_args = []
        for old in old_args:
            if isinstance(old, type):
                new_args.append(old)
                continue
            if isinstance(old, _Parameter) and not isinstance(old, TypeVarTuple):
                new = old.__typing_subst__(by_parameter[old])
            elif isinstance(old, (tuple, list)):
                new = tuple(self._replaced(old, by_parameter))
            else:
                inner = getattr(old, "__parameters__", ())
                new = old
                if inner and getattr(old, "__typing_is_unpacked_typevartuple__", False):
                    new_args.extend(by_parameter[inner[0]])
                    continue
                if inner:
                    parts = []
                    for parameter in inner:
                        value = by_parameter[parameter]
                        if isinstance(parameter, TypeVarTuple):
                            parts.extend(value)
                        else:
                            parts.append(value)
                    new = old[tuple(parts)]
            if self.__origin__ is _abc.Callable and isinstance(new, tuple):
                # the argument types of a callable lie flat among its arguments
                new_args.extend(new)
            elif getattr(old, "__typing_unpacked_tuple_args__", None) is not None and isinstance(new, tuple):
                new_args.extend(new)
            else:
                new_args.append(new)
        return new_args

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = "typing." + self._name if self._name else _type_repr(self.__origin__)
        if self.__args__:
            args = ", ".join(_type_repr(a) for a in self.__args__)
        else:
            args = "()"
        return f"{name}[{args}]"

    def __reduce__(self):
        import operator
        origin = globals()[self._name] if self._name else self.__origin__
        args = tuple(self.__args__)
        if len(args) == 1 and not isinstance(args[0], tuple):
            args, = args
        return operator.getitem, (origin, args)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            return super().__mro_entries__(bases)
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            if Protocol in bases:
                return ()
            for base in bases[bases.index(self) + 1:]:
                if isinstance(base, _BaseGenericAlias) and base is not self:
                    return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


class _UnionGenericAlias(_GenericAlias, _root=True):
    __iter__ = None

    def copy_with(self, args):
        return Union[args]

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, _UnionType)):
            return NotImplemented
        try:
            return set(self.__args__) == set(other.__args__)
        except TypeError:
            return (all(a in other.__args__ for a in self.__args__)
                    and all(a in self.__args__ for a in other.__args__))

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2:
            if args[0] is _NoneType:
                return f"typing.Optional[{_type_repr(args[1])}]"
            if args[1] is _NoneType:
                return f"typing.Optional[{_type_repr(args[0])}]"
        return super().__repr__()

    def __instancecheck__(self, obj):
        return any(isinstance(obj, cls) for cls in self.__args__)

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, arg) for arg in self.__args__)

    def __reduce__(self):
        import operator
        return operator.getitem, (Union, self.__args__)


class _LiteralGenericAlias(_GenericAlias, _root=True):
    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, args, inst=inst, name=name)
        # values are no types: `Literal[T]` of a variable is none
        self.__parameters__ = ()

    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return {(a, type(a)) for a in self.__args__} == {(a, type(a)) for a in other.__args__}

    def __hash__(self):
        return hash(frozenset((a, type(a)) for a in self.__args__))

    def __repr__(self):
        return f"typing.Literal[{', '.join(repr(a) for a in self.__args__)}]"


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    def copy_with(self, args):
        if isinstance(args[-1], (list, tuple)):
            return (*args[:-1], *args[-1])
        if isinstance(args[-1], _ConcatenateGenericAlias):
            args = (*args[:-1], *args[-1].__args__)
        return super().copy_with(args)


class _UnpackGenericAlias(_GenericAlias, _root=True):
    def __repr__(self):
        return f"typing.Unpack[{_type_repr(self.__args__[0])}]"

    def __getitem__(self, args):
        if self.__typing_is_unpacked_typevartuple__:
            return args
        return super().__getitem__(args)

    @property
    def __typing_unpacked_tuple_args__(self):
        arg, = self.__args__
        if isinstance(arg, (_GenericAlias, _Builtin)):
            if arg.__origin__ is not tuple:
                raise TypeError("Unpack[...] must be used with a tuple type")
            return arg.__args__
        return None

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)


class _AnnotatedAlias(_GenericAlias, _root=True):
    """`Annotated[int, 'metadata']`. Its origin is the type, without the metadata."""

    __iter__ = None

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin, name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, args):
        return self.__class__(args[0], self.__metadata__)

    def __repr__(self):
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {', '.join(repr(a) for a in self.__metadata__)}]"

    def __reduce__(self):
        import operator
        return operator.getitem, (Annotated, (self.__origin__,) + self.__metadata__)

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return "Annotated"
        return super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


class _SpecialGenericAlias(_BaseGenericAlias, _root=True):
    """`List`: a class under another name that takes a fixed number of arguments."""

    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams = nparams
        self._defaults = defaults
        where = "collections" if origin.__module__ == "builtins" else origin.__module__
        self.__doc__ = f"A generic version of {where}.{origin.__qualname__}."

    @_remember
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        msg = "Parameters to generic types must be types."
        params = tuple(_type_check(p, msg) for p in params)
        if self._defaults and self._nparams - len(self._defaults) <= len(params) < self._nparams:
            params += self._defaults[len(params) - self._nparams:]
        if not self._nparams:
            raise TypeError(f"{self} is not a generic class")
        if len(params) != self._nparams:
            few = "few" if len(params) < self._nparams else "many"
            expected = self._nparams
            if self._defaults:
                expected = f"at least {self._nparams - len(self._defaults)}"
            raise TypeError(f"Too {few} arguments for {self}; actual {len(params)}, expected {expected}")
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    __iter__ = None

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, _GenericAlias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)


class _CallableGenericAlias(_GenericAlias, _root=True):
    __iter__ = None

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and (args[0] is ... or isinstance(args[0], (ParamSpec, _ConcatenateGenericAlias))):
            return super().__repr__()
        return f"typing.Callable[[{', '.join(_type_repr(a) for a in args[:-1])}], {_type_repr(args[-1])}]"

    def copy_with(self, args):
        return _CallableGenericAlias(self.__origin__, args, name=self._name, inst=self._inst)

    def __reduce__(self):
        import operator
        args = self.__args__
        if not (len(args) == 2 and (args[0] is ... or isinstance(args[0], (ParamSpec, _ConcatenateGenericAlias)))):
            args = list(args[:-1]), args[-1]
        return operator.getitem, (Callable, args)


class _CallableType(_SpecialGenericAlias, _root=True):
    @_remember
    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        if isinstance(args, list):
            args = tuple(args)
        msg = "Callable[args, result]: result must be a type."
        result = _type_check(result, msg)
        if args is ...:
            args = (...,)
        elif isinstance(args, tuple):
            args = tuple(_type_convert(arg) for arg in args)
        elif _is_param_expr(args):
            args = (args,)
        else:
            raise TypeError(f"Callable[args, result]: args must be a list. Got {args}")
        return _CallableGenericAlias(self.__origin__, (*args, result), name=self._name, inst=self._inst)


class _TupleType(_SpecialGenericAlias, _root=True):
    @_remember
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        if len(params) >= 2 and params[-1] is ...:
            msg = "Tuple[t, ...]: t must be a type."
            params = (*(_type_check(p, msg) for p in params[:-1]), ...)
        else:
            msg = "Tuple[t0, t1, ...]: each t must be a type."
            params = tuple(_type_check(p, msg) for p in params)
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)


_alias = _SpecialGenericAlias
Hashable = _alias(_abc.Hashable, 0)
Awaitable = _alias(_abc.Awaitable, 1)
Coroutine = _alias(_abc.Coroutine, 3)
AsyncIterable = _alias(_abc.AsyncIterable, 1)
AsyncIterator = _alias(_abc.AsyncIterator, 1)
Iterable = _alias(_abc.Iterable, 1)
Iterator = _alias(_abc.Iterator, 1)
Reversible = _alias(_abc.Reversible, 1)
Sized = _alias(_abc.Sized, 0)
Container = _alias(_abc.Container, 1)
Collection = _alias(_abc.Collection, 1)
Callable = _CallableType(_abc.Callable, 2)
AbstractSet = _alias(_abc.Set, 1, name="AbstractSet")
MutableSet = _alias(_abc.MutableSet, 1)
Mapping = _alias(_abc.Mapping, 2)
MutableMapping = _alias(_abc.MutableMapping, 2)
Sequence = _alias(_abc.Sequence, 1)
MutableSequence = _alias(_abc.MutableSequence, 1)
MappingView = _alias(_abc.MappingView, 1)
KeysView = _alias(_abc.KeysView, 1)
ItemsView = _alias(_abc.ItemsView, 2)
ValuesView = _alias(_abc.ValuesView, 1)
Generator = _alias(_abc.Generator, 3, defaults=(_NoneType, _NoneType))
AsyncGenerator = _alias(_abc.AsyncGenerator, 2, defaults=(_NoneType,))
Tuple = _TupleType(tuple, -1, inst=False, name="Tuple")
List = _alias(list, 1, inst=False, name="List")
Set = _alias(set, 1, inst=False, name="Set")
FrozenSet = _alias(frozenset, 1, inst=False, name="FrozenSet")
Dict = _alias(dict, 2, inst=False, name="Dict")
Type = _alias(type, 1, inst=False, name="Type")

# aliases of classes in modules that are imported only when somebody asks for the alias: module, class, parameters, defaults
_elsewhere = {
    "ByteString": ("_collections_abc", "ByteString", 0, ()),
    "Deque": ("collections", "deque", 1, ()),
    "DefaultDict": ("collections", "defaultdict", 2, ()),
    "OrderedDict": ("collections", "OrderedDict", 2, ()),
    "Counter": ("collections", "Counter", 1, ()),
    "ChainMap": ("collections", "ChainMap", 2, ()),
    "ContextManager": ("contextlib", "AbstractContextManager", 2, (bool | None,)),
    "AsyncContextManager": ("contextlib", "AbstractAsyncContextManager", 2, (bool | None,)),
    "Pattern": ("re", "Pattern", 1, ()),
    "Match": ("re", "Match", 1, ()),
}


def __getattr__(attr):
    """Make what is not made at import."""
    if attr in _elsewhere:
        where, name, count, defaults = _elsewhere[attr]
        made = _alias(getattr(__import__(where), name), count, name=attr, defaults=defaults)
    elif attr in ("SupportsInt", "SupportsFloat", "SupportsComplex", "SupportsBytes", "SupportsIndex", "SupportsAbs",
                  "SupportsRound"):
        _make_supports()
        return globals()[attr]
    elif attr in ("IO", "BinaryIO", "TextIO"):
        _make_streams()
        return globals()[attr]
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {attr!r}")
    globals()[attr] = made
    return made


# Generic classes.


class Generic:
    """Abstract base class for generic types.

    On Python 3.12 and newer, generic classes implicitly inherit from Generic when they declare a parameter list after
    the class's name::

        class Mapping[KT, VT]:
            def __getitem__(self, key: KT) -> VT:
                ...
    """

    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, args):
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple(_type_convert(p) for p in args)
        if cls in (Generic, Protocol):
            if not args:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            plain = [
                a.__args__[0] if getattr(a, "__typing_is_unpacked_typevartuple__", False) else a for a in args]
            if not all(isinstance(p, _Parameter) for p in plain):
                raise TypeError(
                    f"Parameters to {cls.__name__}[...] must all be type variables "
                    f"or parameter specification variables.")
            if len(set(plain)) != len(plain):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return _GenericAlias(cls, args)
        parameters = cls.__parameters__
        args = _unpack_args(*args)
        for parameter in parameters:
            args = parameter.__typing_prepare_subst__(cls, args)
        _check_count(cls, args, parameters)
        final = []
        for parameter, new in zip(parameters, args):
            if isinstance(parameter, TypeVarTuple):
                final.extend(new)
            else:
                final.append(parameter.__typing_subst__(new))
        return _GenericAlias(cls, tuple(final))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__")
        if bases is None:
            plain = Generic in cls.__bases__ and cls.__name__ != "Protocol" and type(cls) is not _TypedDictMeta
        else:
            plain = Generic in bases
        if plain:
            raise TypeError("Cannot inherit from plain Generic")
        parameters = ()
        if bases is not None:
            parameters = _collect_parameters(bases)
            declared = None
            for base in bases:
                if isinstance(base, _GenericAlias) and base.__origin__ in (Generic, Protocol):
                    if declared is not None:
                        raise TypeError("Cannot inherit from Generic[...] multiple times.")
                    declared, kind = base.__parameters__, base.__origin__.__name__
            if declared is not None:
                missing = [p for p in parameters if p not in declared]
                if missing:
                    raise TypeError(
                        f"Some type variables ({', '.join(str(p) for p in missing)}) are not listed in "
                        f"{kind}[{', '.join(str(p) for p in declared)}]")
                parameters = declared
        cls.__parameters__ = tuple(parameters)


# attributes that are never part of a protocol
_not_protocol = frozenset((
    "__parameters__", "__orig_bases__", "__orig_class__", "_is_protocol", "_is_runtime_protocol",
    "__protocol_attrs__", "__non_callable_proto_members__", "__type_params__", "__abstractmethods__",
    "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__", "__slots__", "__subclasshook__",
    "__weakref__", "__class_getitem__", "__match_args__", "__static_attributes__", "__firstlineno__", "_abc_impl",
    "__qualname__",
))

# classes of other modules that protocols may derive from
_protocol_bases = {
    "collections.abc": (
        "Callable", "Awaitable", "Iterable", "Iterator", "AsyncIterable", "AsyncIterator", "Hashable", "Sized",
        "Container", "Collection", "Reversible", "Buffer"),
    "contextlib": ("AbstractContextManager", "AbstractAsyncContextManager"),
}


def _protocol_attributes(cls):
    """The names that make up a protocol."""
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic"):
            continue
        annotations = base.__dict__.get("__annotations__", {})
        for name in (*base.__dict__, *annotations):
            if not name.startswith("_abc_") and name not in _not_protocol:
                names.add(name)
    return names


def _refuse_instances(self, *args, **kwargs):
    """The __init__ of protocols; concrete classes that inherit it get the one they would have without."""
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is not _refuse_instances:
        return
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _refuse_instances)
        if init is not _refuse_instances:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


class _ProtocolMeta(ABCMeta):
    """Metaclass of protocols: instances are recognised by their attributes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if name == "Protocol" and bases == (Generic,):
            pass
        elif Protocol in bases:
            for base in bases:
                if not (
                    base in (object, Generic)
                    or base.__name__ in _protocol_bases.get(base.__module__, ())
                    or issubclass(base, Generic) and getattr(base, "_is_protocol", False)
                ):
                    raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        if getattr(cls, "_is_protocol", False):
            cls.__protocol_attrs__ = _protocol_attributes(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, "_is_protocol", False) and _caller() not in ("abc", "functools", "_py_abc", None):
            if not isinstance(other, type):
                raise TypeError("issubclass() arg 1 must be a class")
            if not getattr(cls, "_is_runtime_protocol", False):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            if cls.__non_callable_proto_members__ and cls.__dict__.get("__subclasshook__") is _protocol_hook:
                names = ", ".join(repr(n) for n in sorted(cls.__non_callable_proto_members__))
                raise TypeError(
                    f"Protocols with non-method members don't support issubclass(). Non-method members: {names}.")
        return ABCMeta.__subclasscheck__(cls, other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_protocol", False):
            return ABCMeta.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_runtime_protocol", False) and _caller() not in ("abc", "functools", None):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if ABCMeta.__instancecheck__(cls, instance):
            return True
        from inspect import getattr_static
        for attr in cls.__protocol_attrs__:
            try:
                value = getattr_static(instance, attr)
            except AttributeError:
                return False
            if value is None and attr not in cls.__non_callable_proto_members__:
                return False
        return True


@classmethod
def _protocol_hook(cls, other):
    """The __subclasshook__ of protocols: a class belongs if it or a base has all the names."""
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for attr in cls.__protocol_attrs__:
        for base in other.__mro__:
            if attr in base.__dict__:
                if base.__dict__[attr] is None:
                    return NotImplemented
                break
            if attr in base.__dict__.get("__annotations__", {}) and getattr(base, "_is_protocol", False):
                break
        else:
            return NotImplemented
    return True


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base class for protocol classes.

    Protocol classes are defined as::

        class Proto(Protocol):
            def meth(self) -> int:
                ...

    Such classes are primarily used with static type checkers that recognize structural subtyping (static duck-typing).
    Protocol classes decorated with @typing.runtime_checkable act as simple-minded runtime protocols that check only the
    presence of given attributes, ignoring their type signatures.
    """

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(b is Protocol for b in cls.__bases__)
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = _protocol_hook
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _refuse_instances


def runtime_checkable(cls):
    """Mark a protocol class as a runtime protocol.

    Such protocol can be used with isinstance() and issubclass(). Raise TypeError if applied to a non-protocol class.
    """
    if not (isinstance(cls, type) and issubclass(cls, Generic) and getattr(cls, "_is_protocol", False)):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    cls.__non_callable_proto_members__ = set()
    for attr in cls.__protocol_attrs__:
        try:
            is_callable = callable(getattr(cls, attr, None))
        except Exception as e:
            raise TypeError(
                f"Failed to determine whether protocol member {attr!r} is a method member") from e
        if not is_callable:
            cls.__non_callable_proto_members__.add(attr)
    return cls


def is_protocol(tp, /):
    """Return True if the given type is a Protocol."""
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol


def get_protocol_members(tp, /):
    """Return the set of members defined in a Protocol. Raise a TypeError for arguments that are not Protocols."""
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


_T_co = TypeVar("T_co", covariant=True)
_T_co.__module__ = __name__
AnyStr = TypeVar("AnyStr", bytes, str)
AnyStr.__module__ = __name__


def _make_supports():
    """Define the protocols named after one special method."""
    def protocol(name, method, generic=False):
        def abstract(self, *args):
            pass
        abstract.__name__ = method
        abstract.__qualname__ = f"{name}.{method}"
        bases = (Protocol[_T_co],) if generic else (Protocol,)
        import types
        made = types.new_class(name, bases, {}, lambda ns: ns.update({
            "__slots__": (), "__module__": "typing", "__doc__": f"An ABC with one abstract method {method}.",
            method: abstractmethod(abstract)}))
        globals()[name] = runtime_checkable(made)

    protocol("SupportsInt", "__int__")
    protocol("SupportsFloat", "__float__")
    protocol("SupportsComplex", "__complex__")
    protocol("SupportsBytes", "__bytes__")
    protocol("SupportsIndex", "__index__")
    protocol("SupportsAbs", "__abs__", True)
    protocol("SupportsRound", "__round__", True)


def _make_streams():
    """Define the generic classes of file objects, which nobody instantiates."""
    class IO(Generic[AnyStr]):
        """Generic base class for TextIO and BinaryIO: the return type of open()."""

        __slots__ = ()

    def method(name):
        def abstract(self, *args):
            pass
        abstract.__name__ = name
        return abstractmethod(abstract)

    for name in ("close", "fileno", "flush", "isatty", "read", "readable", "readline", "readlines", "seek", "seekable",
                 "tell", "truncate", "writable", "write", "writelines", "__enter__", "__exit__"):
        setattr(IO, name, method(name))
    for name in ("mode", "name", "closed"):
        setattr(IO, name, property(method(name)))

    class BinaryIO(IO[bytes]):
        """Typed version of the return of open() in binary mode."""

        __slots__ = ()

    class TextIO(IO[str]):
        """Typed version of the return of open() in text mode."""

        __slots__ = ()

    for name in ("buffer", "encoding", "errors", "line_buffering", "newlines"):
        setattr(TextIO, name, property(method(name)))
    for cls in (IO, BinaryIO, TextIO):
        cls.__qualname__ = cls.__name__
        globals()[cls.__name__] = cls


# Helpers for annotations.


def cast(typ, val):
    """Cast a value to a type: returns the value unchanged."""
    return val


def assert_type(val, typ, /):
    """Ask a static type checker to confirm that the value is of the given type. Returns the value."""
    return val


def assert_never(arg, /):
    """Statically assert that a line of code is unreachable."""
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def reveal_type(obj, /):
    """Ask a static type checker to reveal the inferred type of an expression. Prints the run-time type."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def final(f):
    """Decorator to indicate final methods and final classes."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    """Indicate that a method is intended to override a method in a base class."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    """Decorator to indicate that annotations are not type hints."""
    if isinstance(arg, type):
        for key in dir(arg):
            obj = getattr(arg, key)
            if not hasattr(obj, "__qualname__") or obj.__qualname__ != f"{arg.__qualname__}.{obj.__name__}":
                continue
            if getattr(obj, "__module__", None) != arg.__module__:
                continue
            if isinstance(obj, _FunctionType):
                obj.__no_type_check__ = True
            elif isinstance(obj, _MethodType):
                obj.__func__.__no_type_check__ = True
            elif isinstance(obj, type):
                no_type_check(obj)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """Decorator to give another decorator the @no_type_check effect. Deprecated."""
    import warnings
    warnings._deprecated("typing.no_type_check_decorator", remove=(3, 15))
    from functools import wraps

    @wraps(decorator)
    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    """Decorator to mark an object as providing dataclass-like behaviour."""
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default,
            "order_default": order_default,
            "kw_only_default": kw_only_default,
            "frozen_default": frozen_default,
            "field_specifiers": field_specifiers,
            "kwargs": kwargs,
        }
        return cls_or_fn
    return decorator


# overloads by module, qualified name and line
_overloads = {}


def _overload_dummy(*args, **kwds):
    """Helper for @overload to raise when called."""
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module "
        "should always be followed by an implementation that is not @overload-ed.")


def overload(func):
    """Decorator for overloaded functions/methods: the implementation follows without the decorator."""
    f = getattr(func, "__func__", func)
    try:
        by_name = _overloads.setdefault((f.__module__, f.__qualname__), {})
        by_name[f.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    """Return all defined overloads for *func* as a sequence."""
    f = getattr(func, "__func__", func)
    return list(_overloads.get((f.__module__, f.__qualname__), {}).values())


def clear_overloads():
    """Clear all overloads in the registry."""
    _overloads.clear()


def _strip_annotations(t):
    """Strip the metadata from a type: Annotated[T, ...] becomes T, at any depth."""
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if isinstance(t, _GenericAlias) and t.__origin__ in (Required, NotRequired, ReadOnly):
        return _strip_annotations(t.__args__[0])
    if isinstance(t, (_GenericAlias, _Builtin, _UnionType)):
        stripped = tuple(_strip_annotations(a) for a in t.__args__)
        if stripped == t.__args__:
            return t
        if isinstance(t, _GenericAlias):
            return t.copy_with(stripped)
        if isinstance(t, _Builtin):
            return _Builtin(t.__origin__, stripped)
        made = stripped[0]
        for arg in stripped[1:]:
            made = made | arg
        return made
    return t


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """Return type hints for an object.

    This is often the same as obj.__annotations__, but it handles forward references encoded as string literals and
    recursively replaces all 'Annotated[T, ...]' with 'T' (unless 'include_extras=True').
    """
    if getattr(obj, "__no_type_check__", None):
        return {}
    if isinstance(obj, type):
        hints = _class_hints(obj, globalns, localns)
    else:
        hints = _object_hints(obj, globalns, localns)
    return hints if include_extras else {k: _strip_annotations(t) for k, t in hints.items()}


def _class_hints(obj, globalns, localns):
    hints = {}
    for base in reversed(obj.__mro__):
        if globalns is None:
            base_globals = getattr(sys.modules.get(base.__module__, None), "__dict__", {})
        else:
            base_globals = globalns
        annotations = base.__dict__.get("__annotations__", {})
        if not isinstance(annotations, dict):
            annotations = {}
        base_locals = dict(vars(base)) if localns is None else localns
        if localns is None and globalns is None:
            # the names of the class body go first, as they did where the annotation was written
            base_globals, base_locals = base_locals, base_globals
        for name, value in annotations.items():
            if value is None:
                value = _NoneType
            if isinstance(value, str):
                value = ForwardRef(value, is_argument=False, is_class=True)
            hints[name] = _eval_type(value, base_globals, base_locals, base.__type_params__)
    return hints


def _object_hints(obj, globalns, localns):
    is_module = isinstance(obj, type(sys))
    if globalns is None:
        if is_module:
            globalns = obj.__dict__
        else:
            inner = obj
            while hasattr(inner, "__wrapped__"):
                inner = inner.__wrapped__
            globalns = getattr(inner, "__globals__", {})
        if localns is None:
            localns = globalns
    elif localns is None:
        localns = globalns
    annotations = getattr(obj, "__annotations__", None)
    if annotations is None:
        if is_module or isinstance(
            obj, (_FunctionType, _MethodType, type(len), type(object.__init__), type(object().__str__),
                  type(str.join))):
            return {}
        raise TypeError(f"{obj!r} is not a module, class, method, or function.")
    hints = {}
    type_params = getattr(obj, "__type_params__", ())
    for name, value in annotations.items():
        if value is None:
            value = _NoneType
        if isinstance(value, str):
            value = ForwardRef(value, is_argument=not is_module, is_class=False)
        hints[name] = _eval_type(value, globalns, localns, type_params)
    return hints


def get_origin(tp):
    """Get the unsubscripted version of a type.

    This supports generic types, Callable, Tuple, Union, Literal, Final, ClassVar, Annotated, and others. Return None
    for unsupported types.
    """
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, _Builtin, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, _UnionType):
        return _UnionType
    return None


def get_args(tp):
    """Get type arguments with all substitutions performed.

    For unions, basic simplifications used by Union constructor are performed.
    """
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_GenericAlias, _Builtin)):
        result = tp.__args__
        if tp.__origin__ is _abc.Callable and not (
            len(result) == 2 and (result[0] is ... or isinstance(result[0], (ParamSpec, _ConcatenateGenericAlias)))
        ):
            result = (list(result[:-1]), result[-1])
        return result
    if isinstance(tp, _UnionType):
        return tp.__args__
    return ()


# Classes by other means.


class NewType:
    """NewType creates simple unique types with almost zero runtime overhead.

    NewType(name, tp) is considered a subtype of tp by static type checkers. At runtime, NewType(name, tp) returns a
    dummy callable that simply returns its argument.
    """

    def __init__(self, name, tp):
        self.__qualname__ = name
        if "." in name:
            name = name.rpartition(".")[-1]
        self.__name__ = name
        self.__supertype__ = tp
        module = _caller()
        if module != "typing":
            self.__module__ = module

    def __call__(self, x):
        return x

    def __mro_entries__(self, bases):
        superclass_name = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                raise TypeError(
                    f"Cannot subclass an instance of NewType. Perhaps you were looking for: "
                    f"`{cls.__name__} = NewType({cls.__name__!r}, {superclass_name})`")
        return (Dummy,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


def _make_named_tuple(name, types, module, defaults=()):
    """A named tuple class with annotations."""
    from collections import namedtuple
    types = {n: _type_check(t, f"field {n} annotation must be a type") for n, t in types}
    made = namedtuple(name, list(types), defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = types
    return made


class NamedTupleMeta(type):
    """Turns the body of a class that derives from NamedTuple into a named tuple."""

    def __new__(cls, typename, bases, ns):
        bases = tuple(tuple if base is _NamedTuple else base for base in bases)
        for base in bases:
            if base is not tuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        types = ns.get("__annotations__", {})
        defaults = []
        for name in types:
            if name in ns:
                defaults.append(name)
            elif defaults:
                raise TypeError(
                    f"Non-default namedtuple field {name} cannot follow default field"
                    f"{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}")
        made = _make_named_tuple(
            typename, types.items(), ns["__module__"], defaults=[ns[n] for n in defaults])
        made.__bases__ = bases
        if Generic in bases:
            made.__class_getitem__ = classmethod(Generic.__class_getitem__.__func__)
        for key, value in ns.items():
            if key in ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults",
                       "_field_types", "_make", "_replace", "_asdict", "_source"):
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key in ("__module__", "__name__", "__annotations__") or key in made._fields:
                continue
            setattr(made, key, value)
            try:
                set_name = type(value).__set_name__
            except AttributeError:
                continue
            try:
                set_name(value, made, key)
            except BaseException as e:
                e.add_note(
                    f"Error calling __set_name__ on {type(value).__name__!r} instance {key!r} in {typename!r}")
                raise
        if Generic in bases:
            made.__init_subclass__()
        return made


def NamedTuple(typename, fields=None, /, **kwargs):
    """Typed version of namedtuple.

    Usage::

        class Employee(NamedTuple):
            name: str
            id: int

    This is equivalent to::

        Employee = collections.namedtuple('Employee', ['name', 'id'])

    The resulting class has an extra __annotations__ attribute, giving a dict that maps field names to types.
    """
    if fields is None:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    made = _make_named_tuple(typename, fields, module=_caller())
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


def _qualifiers(annotation):
    """Which of Required, NotRequired and ReadOnly a type is wrapped in."""
    found = []
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = annotation.__origin__
        elif origin in (Required, NotRequired, ReadOnly):
            found.append(origin)
            annotation = annotation.__args__[0]
        else:
            return found


class _TypedDictMeta(type):
    """Turns the body of a class that derives from TypedDict into a plain dict class with annotations."""

    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any(issubclass(b, Generic) for b in bases) else ()
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        if not hasattr(made, "__orig_bases__"):
            made.__orig_bases__ = bases
        own = ns.get("__annotations__", {})
        msg = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {n: _type_check(tp, msg, module=made.__module__, allow_special_forms=True) for n, tp in own.items()}
        annotations, required, optional, readonly, mutable = {}, set(), set(), set(), set()
        for base in bases:
            inherited = base.__dict__
            annotations.update(inherited.get("__annotations__", {}))
            base_required = inherited.get("__required_keys__", set())
            base_optional = inherited.get("__optional_keys__", set())
            required = (required | base_required) - base_optional
            optional = (optional | base_optional) - base_required
            readonly |= inherited.get("__readonly_keys__", set())
            mutable |= inherited.get("__mutable_keys__", set())
        annotations.update(own)
        for key, annotation in own.items():
            found = _qualifiers(annotation)
            is_required = Required in found or total and NotRequired not in found
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
            if ReadOnly in found:
                if key in mutable:
                    raise TypeError(f"Cannot override mutable key {key!r} with read-only key")
                readonly.add(key)
            else:
                mutable.add(key)
                readonly.discard(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__readonly_keys__ = frozenset(readonly)
        made.__mutable_keys__ = frozenset(mutable)
        made.__total__ = total
        return made

    # calling the class makes a dict
    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=NoDefault, /, *, total=True):
    """A simple typed namespace. At runtime it is equivalent to a plain dict.

    TypedDict creates a dictionary type such that a type checker will expect all instances to have a certain set of
    keys, where each key is associated with a value of a consistent type. This expectation is not checked at runtime.
    """
    if fields is NoDefault or fields is None:
        import warnings
        what = "Failing to pass a value for the 'fields' parameter" if fields is NoDefault else (
            "Passing `None` as the 'fields' parameter")
        example = f"`{typename} = TypedDict({typename!r}, {{{{}}}})`"
        warnings._deprecated(
            what,
            "{name} is deprecated and will be disallowed in Python {remove}. To create a TypedDict class with 0 fields "
            "using the functional syntax, pass an empty dictionary, e.g. " + example + ".",
            remove=(3, 15))
        fields = {}
    ns = {"__annotations__": dict(fields)}
    module = _caller()
    if module is not None:
        ns["__module__"] = module
    made = _TypedDictMeta(typename, (), ns, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    """Check if an annotation is a TypedDict class."""
    return isinstance(tp, _TypedDictMeta)
