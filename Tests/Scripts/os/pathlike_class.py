# os.PathLike: an abstract class that whatever has __fspath__ belongs to, and that goes together with other abstract classes.
import abc
import collections.abc
import os


class Duck:
    def __fspath__(self):
        return "duck"


class Child(os.PathLike):
    def __fspath__(self):
        return b"child"


class Incomplete(os.PathLike):
    pass


class Both(collections.abc.Sequence, os.PathLike):
    def __len__(self):
        return 0

    def __getitem__(self, index):
        raise IndexError(index)

    def __fspath__(self):
        return "both"


class Denied:
    __fspath__ = None


class Registered:
    pass


print(type(os.PathLike) is abc.ABCMeta, os.PathLike.__module__, os.PathLike.__abstractmethods__)
# expect: True os frozenset({'__fspath__'})
print([isinstance(kind(), os.PathLike) for kind in (Duck, Child, Both, str, Denied)])  # expect: [True, True, True, False, False]
print(issubclass(os.DirEntry, os.PathLike), issubclass(Duck, Child), os.fspath(Both()), os.fspath(Child()))
# expect: True False both b'child'
for kind in (os.PathLike, Incomplete):
    try:
        kind()
    except TypeError as error:
        print(error)
# expect: Can't instantiate abstract class PathLike without an implementation for abstract method '__fspath__'
# expect: Can't instantiate abstract class Incomplete without an implementation for abstract method '__fspath__'
print(os.PathLike.register(Registered) is Registered, isinstance(Registered(), os.PathLike))  # expect: True True
try:
    os.fspath(Registered())
except TypeError as error:
    print(error)  # expect: expected str, bytes or os.PathLike object, not Registered
print(os.PathLike[str], os.DirEntry[str])  # expect: os.PathLike[str] posix.DirEntry[str]
print(Child.__mro__[1] is os.PathLike, Child.__slots__ if "__slots__" in vars(Child) else "no slots", os.PathLike.__slots__)
# expect: True no slots ()
