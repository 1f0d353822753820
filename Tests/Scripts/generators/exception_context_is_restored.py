import sys

def g():
    try:
        raise ValueError("in generator")
    except ValueError:
        yield repr(sys.exception())
        yield repr(sys.exception())

it = g()
print(next(it), sys.exception())  # expect: ValueError('in generator') None
try:
    1 / 0
except ZeroDivisionError:
    print(next(it))  # expect: ValueError('in generator')
    print(repr(sys.exception()))  # expect: ZeroDivisionError('division by zero')
