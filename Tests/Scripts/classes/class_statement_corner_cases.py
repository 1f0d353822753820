# What the making of a class checks, and in which order its parts come into being.
import types
import warnings


def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


def local():
    class Slotted:
        __slots__ = "a"

    return Slotted()


class Slotted:
    __slots__ = "a"


show(lambda: Slotted().a)  # expect: AttributeError 'Slotted' object has no attribute 'a'
show(lambda: local().a)  # expect: AttributeError 'local.<locals>.Slotted' object has no attribute 'a'
for name in "A\udcdc", "A\0", b"A":
    show(lambda: type(name, (), {}))
    show(lambda: setattr(Slotted, "__name__", name))
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\udcdc' in position 1: surrogates not allowed
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\udcdc' in position 1: surrogates not allowed
# expect: ValueError type name must not contain null characters
# expect: ValueError type name must not contain null characters
# expect: TypeError type.__new__() argument 1 must be str, not bytes
# expect: TypeError can only assign string to Slotted.__name__, not 'bytes'
show(lambda: type("A", (), {"__doc__": "x\udcdcy"}))
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\udcdc' in position 1: surrogates not allowed


class Meta(type):
    def mro(cls):
        cls.__dict__["remember"]()
        return super().mro()


seen = None


class Early(metaclass=Meta):
    def remember():
        global seen
        seen = __class__


print(seen is Early)  # expect: True

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    type("Odd", (), {1: 2})
    print(caught[0].category.__name__, caught[0].message)
# expect: RuntimeWarning non-string key in the __dict__ of class Odd


class Module(types.ModuleType):
    __dict__ = 8


show(lambda: dir(Module("m")))  # expect: TypeError <module>.__dict__ is not a dictionary


class Faulty:
    @property
    def __eq__(self):
        raise AttributeError("no comparison")

    @property
    def __lt__(self):
        raise KeyError("no comparison")

    @property
    def __add__(self):
        raise KeyError("no sum")


print(Faulty() == Faulty(), Faulty() != Faulty())  # expect: False True
show(lambda: Faulty() < Faulty())  # expect: TypeError '<' not supported between instances of 'Faulty' and 'Faulty'
show(lambda: Faulty() + Faulty())  # expect: KeyError 'no sum'
