# A `with` remembers what the class of the manager has for entering and leaving; the class may change at any time.
import _thread
import gc


class Plain:
    turns = 0

    def __enter__(self):
        Plain.turns += 1
        if Plain.turns == 3:
            # the function that is running goes away
            del Plain.__enter__
            gc.collect()
        return [self.turns] * 3

    def __exit__(self, kind, error, trace):
        print("left", kind and kind.__name__)
        return kind is KeyError


def run(manager, error=None):
    with manager as value:
        print("in", value)
        if error:
            raise error
    return "after"


for turn in range(4):
    try:
        print(run(Plain()))
    except TypeError as error:
        print(error)
Plain.__enter__ = lambda self: "new"
print(run(Plain()))
Plain.__exit__ = lambda self, *rest: print("new exit", len(rest))
print(run(Plain()))


class Other:
    def __enter__(self):
        return "other"

    def __exit__(self, kind, error, trace):
        print("other left", kind and kind.__name__, error)
        return kind is KeyError


for manager in Plain(), Other(), Plain(), Other():
    print(run(manager))
print(run(Other(), KeyError("swallowed")))
try:
    run(Other(), ValueError("passed on"))
except ValueError as error:
    print("caught", error)


# What leaves is looked up before the body runs.
def changing():
    class Changing:
        def __enter__(self):
            return self

        def __exit__(self, *rest):
            print("first exit")

    for turn in range(2):
        with Changing() as manager:
            manager.attribute = turn
            Changing.__exit__ = lambda self, *rest: print("second exit", self.attribute)
            gc.collect()


changing()


# An instance's own attributes do not count; descriptors are bound.
class Bound:
    @staticmethod
    def __enter__():
        return "static"

    @classmethod
    def __exit__(cls, *rest):
        print("class exit", cls.__name__, len(rest))


bound = Bound()
bound.__enter__ = lambda: "not this"
for turn in range(2):
    print(run(bound))


class Hooked:
    class Method:
        def __get__(self, instance, owner):
            print("bound to", type(instance).__name__)
            return lambda *rest: len(rest)

    __enter__ = Method()
    __exit__ = Method()


for turn in range(2):
    print(run(Hooked()))


# Leaving by return, break and continue, with values that the exit must not disturb.
def leaving(how):
    for turn in range(2):
        with Other():
            if how == "return":
                return [turn, how]
            if how == "break":
                break
            continue
    return how


for how in "return", "break", "continue":
    print(leaving(how))

lock = _thread.allocate_lock()
recursive = _thread.RLock()
for turn in range(3):
    with lock, recursive, recursive:
        print(lock.locked())
print(lock.locked())

for broken in 1, None, object(), type("NoExit", (), {"__enter__": lambda self: 1})():
    for turn in range(2):
        try:
            run(broken)
        except TypeError as error:
            print(error)


# The manager lives as long as the body runs, and is gone afterwards.
class Mortal(Other):
    def __del__(self):
        print("deleted")


with Mortal():
    print("body")
print("end")
try:
    with Mortal():
        raise IndexError("out of the body")
except IndexError as error:
    print(error)


def deep(n):
    with Other():
        return deep(n + 1)


class Quiet:
    def __enter__(self):
        pass

    def __exit__(self, *rest):
        pass


def endless():
    with Quiet():
        endless()


try:
    endless()
except RecursionError as error:
    print(error)
# expect: in [1, 1, 1]
# expect: left None
# expect: after
# expect: in [2, 2, 2]
# expect: left None
# expect: after
# expect: in [3, 3, 3]
# expect: left None
# expect: after
# expect: 'Plain' object does not support the context manager protocol
# expect: in new
# expect: left None
# expect: after
# expect: in new
# expect: new exit 3
# expect: after
# expect: in new
# expect: new exit 3
# expect: after
# expect: in other
# expect: other left None None
# expect: after
# expect: in new
# expect: new exit 3
# expect: after
# expect: in other
# expect: other left None None
# expect: after
# expect: in other
# expect: other left KeyError 'swallowed'
# expect: after
# expect: in other
# expect: other left ValueError passed on
# expect: caught passed on
# expect: first exit
# expect: second exit 1
# expect: in static
# expect: class exit Bound 3
# expect: after
# expect: in static
# expect: class exit Bound 3
# expect: after
# expect: bound to Hooked
# expect: bound to Hooked
# expect: in 0
# expect: after
# expect: bound to Hooked
# expect: bound to Hooked
# expect: in 0
# expect: after
# expect: other left None None
# expect: [0, 'return']
# expect: other left None None
# expect: break
# expect: other left None None
# expect: other left None None
# expect: continue
# expect: True
# expect: True
# expect: True
# expect: False
# expect: 'int' object does not support the context manager protocol
# expect: 'int' object does not support the context manager protocol
# expect: 'NoneType' object does not support the context manager protocol
# expect: 'NoneType' object does not support the context manager protocol
# expect: 'object' object does not support the context manager protocol
# expect: 'object' object does not support the context manager protocol
# expect: 'NoExit' object does not support the context manager protocol (missed __exit__ method)
# expect: 'NoExit' object does not support the context manager protocol (missed __exit__ method)
# expect: body
# expect: other left None None
# expect: deleted
# expect: end
# expect: other left IndexError out of the body
# expect: deleted
# expect: out of the body
# expect: maximum recursion depth exceeded
