# frame.clear() of generators: ends one that has not begun, and is refused for others that have not ended.
import sys


def count():
    x = 1
    yield x


frame = count().gi_frame
frame.clear()
generator = count()
frame = generator.gi_frame
frame.clear()
print(list(generator), generator.gi_frame)  # expect: [] None
generator = count()
next(generator)
frame = generator.gi_frame
try:
    frame.clear()
except RuntimeError as error:
    print(error, frame.f_locals["x"])  # expect: cannot clear a suspended frame 1
print(list(generator))  # expect: []
frame.clear()
print(dict(frame.f_locals))  # expect: {}


def itself():
    try:
        me.gi_frame.clear()
    except RuntimeError as error:
        yield str(error)
    yield sys._getframe()


me = itself()
print(next(me))  # expect: cannot clear an executing frame
frame = next(me)
try:
    frame.clear()
except RuntimeError as error:
    print(error)  # expect: cannot clear a suspended frame
del me
frame.clear()
