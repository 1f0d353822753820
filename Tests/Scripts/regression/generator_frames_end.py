# What a generator's frame refers to goes with the generator, also after an exception has been thrown into it or its frame was looked at.
import sys
import weakref


class Thing:
    pass


def catching(thing):
    try:
        yield 1
    except ValueError:
        pass
    yield 2


def looking(thing):
    frame = sys._getframe()
    yield frame.f_lineno
    del frame
    yield 3


def delegating(thing):
    yield from [1, 2]


def check(function, use):
    thing = Thing()
    reference = weakref.ref(thing)
    generator = function(thing)
    del thing
    use(generator)
    del generator
    print(function.__name__, reference() is None)


check(catching, lambda g: (next(g), g.throw(ValueError)))  # expect: catching True
check(catching, lambda g: (next(g), g.close()))  # expect: catching True
check(delegating, lambda g: (next(g), g.close()))  # expect: delegating True
check(looking, lambda g: (next(g), next(g)))  # expect: looking True
check(looking, list)  # expect: looking True
