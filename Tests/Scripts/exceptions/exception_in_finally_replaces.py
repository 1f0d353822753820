def f():
    try:
        raise ValueError("lost")
    finally:
        try:
            raise KeyError("handled inside")
        except KeyError:
            pass

try:
    f()
except ValueError as e:
    print(repr(e), e.__context__)  # expect: ValueError('lost') None
def g():
    try:
        return 1
    finally:
        raise OSError("wins")
try:
    g()
except OSError as e:
    print(e, e.__context__)  # expect: wins None
