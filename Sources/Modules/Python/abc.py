"""Abstract base classes (PEP 3119).

A class whose metaclass is ABCMeta may declare abstract methods, and may take classes in as "virtual" subclasses that do
not inherit from it. Answers of `issubclass` are remembered per class, by weak reference, so that a class can still die.
"""

from _abc import _set_match_flags
from _weakref import ref as _ref

# Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING: what sequence and mapping patterns of `match` look for
_MATCH_FLAGS = 1 << 5 | 1 << 6

# Counts registrations anywhere: a remembered "no" holds only until the next one.
_registrations = 0


def abstractmethod(funcobj):
    """Mark a method as abstract: a class that has not overridden it cannot be instantiated."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """A class method that is abstract. Deprecated: stack 'classmethod' on 'abstractmethod' instead."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """A static method that is abstract. Deprecated: stack 'staticmethod' on 'abstractmethod' instead."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """A property that is abstract. Deprecated: stack 'property' on 'abstractmethod' instead."""

    __isabstractmethod__ = True


class _Memory:
    """What one abstract class knows: sets of weak references to classes, or None while they are empty."""

    __slots__ = ("registry", "positive", "negative", "negative_version", "__weakref__")

    def __init__(self):
        self.registry = self.positive = self.negative = None
        self.negative_version = _registrations


def _remember(memory, field, cls):
    """Add a class to one of the sets; it leaves the set when it dies."""
    known = getattr(memory, field)
    if known is None:
        known = set()
        setattr(memory, field, known)
    known.add(_ref(cls, known.discard))


def _abstract_names(cls):
    """The names that are abstract in a class, seen through its namespace and its bases."""
    names = {name for name, value in cls.__dict__.items() if getattr(value, "__isabstractmethod__", False)}
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                names.add(name)
    return frozenset(names)


class ABCMeta(type):
    """Metaclass for defining Abstract Base Classes (ABCs).

    Use this metaclass to create an ABC. An ABC can be subclassed directly, and then acts as a mix-in class. Unrelated
    concrete classes (even built-in ones) and unrelated ABCs can be registered as "virtual subclasses": they and their
    descendants are considered subclasses of the ABC by issubclass(), but the ABC does not show up in their MRO.
    """

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls)
        cls._abc_impl = _Memory()
        if "__abc_tpflags__" in namespace:
            _set_match_flags(cls, cls.__abc_tpflags__ & _MATCH_FLAGS)
            del cls.__abc_tpflags__
        return cls

    def register(cls, subclass):
        """Register a virtual subclass of an ABC.

        Returns the subclass, to allow usage as a class decorator.
        """
        global _registrations
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        _remember(cls._abc_impl, "registry", subclass)
        _registrations += 1
        if flags := cls.__flags__ & _MATCH_FLAGS:
            _set_match_flags(subclass, flags)
        return subclass

    def __instancecheck__(cls, instance):
        """Override for isinstance(instance, cls)."""
        subclass = instance.__class__
        positive = cls._abc_impl.positive
        if positive is not None and _ref(subclass) in positive:
            return True
        if cls.__subclasscheck__(subclass):
            return True
        subtype = type(instance)
        return subtype is not subclass and cls.__subclasscheck__(subtype)

    def __subclasscheck__(cls, subclass):
        """Override for issubclass(subclass, cls)."""
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        memory = cls._abc_impl
        reference = _ref(subclass)
        if memory.positive is not None and reference in memory.positive:
            return True
        if memory.negative_version < _registrations:
            memory.negative = None
            memory.negative_version = _registrations
        elif memory.negative is not None and reference in memory.negative:
            return False
        if _is_subclass(cls, subclass, memory):
            _remember(memory, "positive", subclass)
            return True
        return False

    def _dump_registry(cls, file=None):
        """Print what the class remembers, to debug."""
        print(f"Class: {cls.__module__}.{cls.__qualname__}", file=file)
        print(f"Inv. counter: {get_cache_token()}", file=file)
        memory = cls._abc_impl
        print(f"_abc_registry: {memory.registry or set()!r}", file=file)
        print(f"_abc_cache: {memory.positive or set()!r}", file=file)
        print(f"_abc_negative_cache: {memory.negative or set()!r}", file=file)
        print(f"_abc_negative_cache_version: {memory.negative_version!r}", file=file)

    def _abc_registry_clear(cls):
        """Forget the registered classes."""
        cls._abc_impl.registry = None

    def _abc_caches_clear(cls):
        """Forget the answers."""
        cls._abc_impl.positive = cls._abc_impl.negative = None


def _is_subclass(cls, subclass, memory):
    """The answer nobody has remembered: the hook's, else inheritance, else the registered classes and the subclasses."""
    answer = cls.__subclasshook__(subclass)
    if answer is not NotImplemented:
        if answer is not True and answer is not False:
            raise AssertionError("__subclasshook__ must return either False, True, or NotImplemented")
        if not answer:
            _remember(memory, "negative", subclass)
        return answer
    if cls in getattr(subclass, "__mro__", ()):
        return True
    if memory.registry is not None:
        for reference in list(memory.registry):
            registered = reference()
            if registered is not None and issubclass(subclass, registered):
                return True
    for child in cls.__subclasses__():
        if issubclass(subclass, child):
            return True
    _remember(memory, "negative", subclass)
    return False


class ABC(metaclass=ABCMeta):
    """Helper class that provides a standard way to create an ABC using inheritance."""

    __slots__ = ()


def get_cache_token():
    """Return the current ABC cache token: a value that changes with every call to register() on any ABC."""
    return _registrations


def update_abstractmethods(cls):
    """Compute the set of abstract methods of a class again, after its attributes have changed.

    Returns the class. Does nothing for a class that is not an ABC.
    """
    if hasattr(cls, "__abstractmethods__"):
        cls.__abstractmethods__ = _abstract_names(cls)
    return cls
