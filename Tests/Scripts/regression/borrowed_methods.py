# A class may borrow the methods of an unrelated one: whatever calls them must see that the receiver does not fit.


def show(function):
    try:
        print(repr(function()))
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


class Borrower:
    append = list.append
    keys = dict.keys
    copy = list.copy
    upper = str.upper
    __len__ = list.__len__
    __iter__ = list.__iter__
    __eq__ = list.__eq__
    __hash__ = str.__hash__
    __repr__ = list.__repr__
    __add__ = int.__add__
    __call__ = type.__call__
    filename = type((lambda: 0).__code__).__dict__["co_filename"]
    real = int.real
    name = type.__dict__["__name__"]
    fromkeys = dict.fromkeys
    unbound_fromkeys = dict.__dict__["fromkeys"]
    maketrans = str.__dict__["maketrans"]


def use(b):
    show(lambda: b.append(1))
    show(lambda: b.keys())
    show(lambda: b.copy())
    show(lambda: b.upper())
    show(lambda: len(b))
    show(lambda: iter(b))
    show(lambda: b == 1)
    show(lambda: hash(b))
    show(lambda: repr(b))
    show(lambda: f"{b}")
    show(lambda: b + 1)
    show(lambda: b(1))
    show(lambda: bool(b))
    show(lambda: [*b])
    show(lambda: b.filename)
    show(lambda: b.real)
    show(lambda: b.name)
    show(lambda: b.fromkeys([1]))
    show(lambda: b.unbound_fromkeys([1]))
    show(lambda: b.maketrans("a", "b"))
    show(lambda: b.__repr__())
    show(lambda: b.__len__())
    show(lambda: hasattr(b, "append"))
    show(lambda: hasattr(b, "real"))
    show(lambda: hasattr(b, "missing"))
    show(lambda: getattr(b, "keys", 5))
    show(lambda: getattr(b, "missing", 5))


for turn in range(3):
    use(Borrower())


class Entered:
    __enter__ = list.copy
    __exit__ = list.append


class Left:
    def __enter__(self):
        return "in"

    __exit__ = list.append


for turn in range(3):
    for manager in Entered(), Left():
        try:
            with manager as value:
                print(value)
        except TypeError as error:
            print(error)


# Subclasses of the class that a method is from are served.
class Mine(list):
    push = list.append
    size = list.__len__


class Stranger:
    push = list.append


for item in Mine(), Stranger(), Mine([1]), Stranger():
    try:
        item.push(2)
        print(item, item.size(), hasattr(item, "push"))
    except TypeError as error:
        print(error)
# expect: TypeError descriptor 'append' for 'list' objects doesn't apply to a 'Borrower' object
# expect: TypeError descriptor 'keys' for 'dict' objects doesn't apply to a 'Borrower' object
# expect: TypeError descriptor 'copy' for 'list' objects doesn't apply to a 'Borrower' object
# expect: TypeError descriptor 'upper' for 'str' objects doesn't apply to a 'Borrower' object
# expect: TypeError descriptor '__len__' requires a 'list' object but received a 'Borrower'
# expect: TypeError descriptor '__iter__' requires a 'list' object but received a 'Borrower'
# expect: TypeError descriptor '__eq__' requires a 'list' object but received a 'Borrower'
# expect: TypeError descriptor '__hash__' requires a 'str' object but received a 'Borrower'
# expect: TypeError descriptor '__repr__' requires a 'list' object but received a 'Borrower'
# expect: TypeError descriptor '__repr__' requires a 'list' object but received a 'Borrower'
# expect: TypeError descriptor '__add__' requires a 'int' object but received a 'Borrower'
# expect: TypeError descriptor '__call__' requires a 'type' object but received a 'Borrower'
# expect: TypeError descriptor '__len__' requires a 'list' object but received a 'Borrower'
# expect: TypeError descriptor '__iter__' requires a 'list' object but received a 'Borrower'
# expect: TypeError descriptor 'co_filename' for 'code' objects doesn't apply to a 'Borrower' object
# expect: TypeError descriptor 'real' for 'int' objects doesn't apply to a 'Borrower' object
# expect: TypeError descriptor '__name__' for 'type' objects doesn't apply to a 'Borrower' object
# expect: {1: None}
# expect: TypeError descriptor 'fromkeys' requires a subtype of 'dict' but received 'Borrower'
# expect: {97: 98}
# expect: TypeError descriptor '__repr__' requires a 'list' object but received a 'Borrower'
# expect: TypeError descriptor '__len__' requires a 'list' object but received a 'Borrower'
# expect: TypeError descriptor 'append' for 'list' objects doesn't apply to a 'Borrower' object
# expect: TypeError descriptor 'real' for 'int' objects doesn't apply to a 'Borrower' object
# expect: False
# expect: TypeError descriptor 'keys' for 'dict' objects doesn't apply to a 'Borrower' object
# expect: 5
# expect: TypeError descriptor 'append' for 'list' objects doesn't apply to a 'Borrower' object
# expect: TypeError descriptor 'keys' for 'dict' objects doesn't apply to a 'Borrower' object
# expect: TypeError descriptor 'copy' for 'list' objects doesn't apply to a 'Borrower' object
# expect: TypeError descriptor 'upper' for 'str' objects doesn't apply to a 'Borrower' object
# expect: TypeError descriptor '__len__' requires a 'list' object but received a 'Borrower'
# expect: TypeError descriptor '__iter__' requires a 'list' object but received a 'Borrower'
# expect: TypeError descriptor '__eq__' requires a 'list' object but received a 'Borrower'
# expect: TypeError descriptor '__hash__' requires a 'str' object but received a 'Borrower'
# expect: TypeError descriptor '__repr__' requires a 'list' object but received a 'Borrower'
# expect: TypeError descriptor '__repr__' requires a 'list' object but received a 'Borrower'
# expect: TypeError descriptor '__add__' requires a 'int' object but received a 'Borrower'
# expect: TypeError descriptor '__call__' requires a 'type' object but received a 'Borrower'
# expect: TypeError descriptor '__len__' requires a 'list' object but received a 'Borrower'
# expect: TypeError descriptor '__iter__' requires a 'list' object but received a 'Borrower'
# expect: TypeError descriptor 'co_filename' for 'code' objects doesn't apply to a 'Borrower' object
# expect: TypeError descriptor 'real' for 'int' objects doesn't apply to a 'Borrower' object
# expect: TypeError descriptor '__name__' for 'type' objects doesn't apply to a 'Borrower' object
# expect: {1: None}
# expect: TypeError descriptor 'fromkeys' requires a subtype of 'dict' but received 'Borrower'
# expect: {97: 98}
# expect: TypeError descriptor '__repr__' requires a 'list' object but received a 'Borrower'
# expect: TypeError descriptor '__len__' requires a 'list' object but received a 'Borrower'
# expect: TypeError descriptor 'append' for 'list' objects doesn't apply to a 'Borrower' object
# expect: TypeError descriptor 'real' for 'int' objects doesn't apply to a 'Borrower' object
# expect: False
# expect: TypeError descriptor 'keys' for 'dict' objects doesn't apply to a 'Borrower' object
# expect: 5
# expect: TypeError descriptor 'append' for 'list' objects doesn't apply to a 'Borrower' object
# expect: TypeError descriptor 'keys' for 'dict' objects doesn't apply to a 'Borrower' object
# expect: TypeError descriptor 'copy' for 'list' objects doesn't apply to a 'Borrower' object
# expect: TypeError descriptor 'upper' for 'str' objects doesn't apply to a 'Borrower' object
# expect: TypeError descriptor '__len__' requires a 'list' object but received a 'Borrower'
# expect: TypeError descriptor '__iter__' requires a 'list' object but received a 'Borrower'
# expect: TypeError descriptor '__eq__' requires a 'list' object but received a 'Borrower'
# expect: TypeError descriptor '__hash__' requires a 'str' object but received a 'Borrower'
# expect: TypeError descriptor '__repr__' requires a 'list' object but received a 'Borrower'
# expect: TypeError descriptor '__repr__' requires a 'list' object but received a 'Borrower'
# expect: TypeError descriptor '__add__' requires a 'int' object but received a 'Borrower'
# expect: TypeError descriptor '__call__' requires a 'type' object but received a 'Borrower'
# expect: TypeError descriptor '__len__' requires a 'list' object but received a 'Borrower'
# expect: TypeError descriptor '__iter__' requires a 'list' object but received a 'Borrower'
# expect: TypeError descriptor 'co_filename' for 'code' objects doesn't apply to a 'Borrower' object
# expect: TypeError descriptor 'real' for 'int' objects doesn't apply to a 'Borrower' object
# expect: TypeError descriptor '__name__' for 'type' objects doesn't apply to a 'Borrower' object
# expect: {1: None}
# expect: TypeError descriptor 'fromkeys' requires a subtype of 'dict' but received 'Borrower'
# expect: {97: 98}
# expect: TypeError descriptor '__repr__' requires a 'list' object but received a 'Borrower'
# expect: TypeError descriptor '__len__' requires a 'list' object but received a 'Borrower'
# expect: TypeError descriptor 'append' for 'list' objects doesn't apply to a 'Borrower' object
# expect: TypeError descriptor 'real' for 'int' objects doesn't apply to a 'Borrower' object
# expect: False
# expect: TypeError descriptor 'keys' for 'dict' objects doesn't apply to a 'Borrower' object
# expect: 5
# expect: descriptor 'copy' for 'list' objects doesn't apply to a 'Entered' object
# expect: descriptor 'append' for 'list' objects doesn't apply to a 'Left' object
# expect: descriptor 'copy' for 'list' objects doesn't apply to a 'Entered' object
# expect: descriptor 'append' for 'list' objects doesn't apply to a 'Left' object
# expect: descriptor 'copy' for 'list' objects doesn't apply to a 'Entered' object
# expect: descriptor 'append' for 'list' objects doesn't apply to a 'Left' object
# expect: [2] 1 True
# expect: descriptor 'append' for 'list' objects doesn't apply to a 'Stranger' object
# expect: [1, 2] 2 True
# expect: descriptor 'append' for 'list' objects doesn't apply to a 'Stranger' object
