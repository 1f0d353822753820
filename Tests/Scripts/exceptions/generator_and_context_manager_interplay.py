from contextlib import contextmanager
@contextmanager
def transform():
    try:
        yield
    except ValueError as e:
        raise KeyError("transformed") from e
try:
    with transform():
        raise ValueError("original")
except KeyError as e:
    print(repr(e), repr(e.__cause__))  # expect: KeyError('transformed') ValueError('original')
@contextmanager
def swallow():
    try:
        yield
    except ValueError:
        pass
with swallow():
    raise ValueError
try:
    with swallow():
        raise StopIteration("passes through")
except StopIteration as e:
    print(repr(e))  # expect: StopIteration('passes through')
