# A class whose call gives no exception: the complaint is thrown into the generator.
class Wrong(Exception):
    def __new__(cls, *args):
        return cls


class Failing(Exception):
    def __init__(self):
        raise KeyError("made badly")


def boring():
    yield


def catching():
    try:
        yield
    except Exception as error:
        yield type(error).__name__, str(error)


generator = boring()
next(generator)
try:
    generator.throw(Wrong)
except TypeError as error:
    print(error)
# expect: calling <class '__main__.Wrong'> should have returned an instance of BaseException, not type
print(next(generator, "ended"))  # expect: ended
for kind in Wrong, Failing:
    generator = catching()
    next(generator)
    print(generator.throw(kind))
# expect: ('TypeError', "calling <class '__main__.Wrong'> should have returned an instance of BaseException, not type")
# expect: ('KeyError', "'made badly'")
