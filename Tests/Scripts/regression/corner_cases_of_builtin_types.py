# Small things that differed: vars() of what makes its __dict__, hints of proxies, answers of __bytes__, names that cannot be encoded,
# keywords of subclasses, __firstlineno__ after a new __module__, a huge precision that is not needed.
import operator, weakref
class Listed:
    @property
    def __dict__(self):
        return {"a": 2}
print(vars(Listed()))  # expect: {'a': 2}
class Plain:
    pass
plain = Plain()
print(operator.length_hint(weakref.proxy(plain), 7))  # expect: 7
class Sub(bytes):
    pass
class Answer:
    def __bytes__(self):
        return Sub(b"x")
print(type(bytes(Answer())).__name__, type(bytes(Sub(b"y"))).__name__)  # expect: Sub bytes
try:
    type("A\udcdc", (), {})
except UnicodeEncodeError as e:
    print(e)
# expect: 'utf-8' codec can't encode character '\udcdc' in position 1: surrogates not allowed
class List(list):
    pass
class Made(list):
    def __new__(cls, *args, **keywords):
        return super().__new__(cls)
for call in (lambda: List(x=1), lambda: Made(x=1), lambda: list(x=1)):
    try:
        print(call())
    except TypeError as e:
        print(e)
# expect: list() takes no keyword arguments
# expect: []
# expect: list() takes no keyword arguments
Plain.__module__ = "elsewhere"
print("__firstlineno__" in Plain.__dict__)  # expect: False
print(format("abc", ".99999999999s"))  # expect: abc
class Left:
    __slots__ = "a", "b"
class Right:
    __slots__ = "b", "a"
left = Left()
left.a = 1
left.__class__ = Right
print(left.a, type(left).__name__)  # expect: 1 Right
