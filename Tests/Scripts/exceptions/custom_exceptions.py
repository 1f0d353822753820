class AppError(Exception):
    """Base of the application's errors."""
class NotFound(AppError, KeyError):
    def __init__(self, key):
        super().__init__(key)
        self.key = key
    def __str__(self):
        return f"no {self.key!r} here"

try:
    raise NotFound("x")
except KeyError as e:
    print(e, repr(e), e.key, isinstance(e, AppError))  # expect: no 'x' here NotFound('x') x True
raise NotFound("y")    # raises: NotFound: no 'y' here
