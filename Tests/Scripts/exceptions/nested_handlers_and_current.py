import sys
try:
    raise ValueError("outer")
except ValueError:
    try:
        raise KeyError("inner")
    except KeyError:
        print(repr(sys.exception()))  # expect: KeyError('inner')
    print(repr(sys.exception()), sys.exc_info()[0].__name__)  # expect: ValueError('outer') ValueError
print(sys.exception(), sys.exc_info())  # expect: None (None, None, None)

def f():
    return repr(sys.exception())

try:
    1 / 0
except ZeroDivisionError:
    print(f())  # expect: ZeroDivisionError('division by zero')
