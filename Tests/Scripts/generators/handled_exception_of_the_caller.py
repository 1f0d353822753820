# A generator keeps what it is handling over its yields, also if its caller was handling the very same exception.
import sys


def handling():
    try:
        yield
    except Exception as error:
        yield repr(sys.exception()), error.__context__
        yield repr(sys.exception())
        try:
            raise KeyError
        except KeyError:
            yield repr(sys.exception())
        yield repr(sys.exception())
        raise


generator = handling()
next(generator)
try:
    raise ValueError("v")
except ValueError as error:
    print(generator.throw(error))  # expect: ("ValueError('v')", None)
print(sys.exception(), next(generator), next(generator), next(generator))
# expect: None ValueError('v') KeyError() ValueError('v')
try:
    next(generator)
except ValueError as error:
    print(error, error.__context__, sys.exception() is error)  # expect: v None True
print(sys.exception())  # expect: None
