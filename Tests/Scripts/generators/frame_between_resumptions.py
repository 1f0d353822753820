# The frame object of a generator follows it: to whoever resumes it, and to nobody while it waits.
import sys


def names():
    result = []
    frame = sys._getframe(1)
    while frame.f_code.co_name != "<module>":
        result.append(frame.f_code.co_name)
        frame = frame.f_back
    return result


def inner():
    print(names())  # expect: ['inner', 'outer', 'begin']
    yield
    print(names())  # expect: ['inner', 'outer', 'more', 'go_on']


def outer():
    yield from inner()


def begin(generator):
    next(generator)


def more(generator):
    next(generator, None)


def go_on(generator):
    more(generator)


generator = outer()
begin(generator)
go_on(generator)


def simple():
    x = 1
    yield sys._getframe()
    yield 2


generator = simple()
frame = next(generator)
print(frame.f_back, frame.f_locals, frame.f_lineno)  # expect: None {'x': 1} 43
print(generator.gi_frame is frame, next(generator), frame.f_lineno)  # expect: True 2 44
