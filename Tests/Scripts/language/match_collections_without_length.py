# What a class is, sequence or mapping, its first ancestor that is either decides; patterns that need no length ask for none.
import collections
import collections.abc


def kind(x):
    match x:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"
    return "neither"


class Plain:
    pass


class Child(Plain):
    pass


print(kind(Plain()), kind(Child()))  # expect: neither neither
collections.abc.Mapping.register(Plain)
print(kind(Plain()), kind(Child()))  # expect: mapping mapping


class Listed:
    pass


collections.abc.Sequence.register(Listed)
print(kind(Listed()))  # expect: sequence
try:
    match Listed():
        case [a, *_]:
            pass
except TypeError as error:
    print(error)  # expect: object of type 'Listed' has no len()


class DictFirst(collections.UserDict, collections.abc.Sequence):
    pass


class ListFirst(list, collections.abc.Mapping):
    pass


print(kind(DictFirst()), kind(ListFirst.__new__(list)))  # expect: mapping sequence
