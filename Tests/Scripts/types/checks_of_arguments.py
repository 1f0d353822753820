# Which of several wrong arguments is found first, and what is said of it.
import types


def show(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error)


show(str, b"x", "utf-8", encoding="ascii")
# expect: TypeError argument for str() given by name ('encoding') and position (2)
show(str, b"x", "utf-8", "strict", errors="ignore")  # expect: TypeError str() takes at most 3 arguments (4 given)
show(str, b"x", "utf-8", errors="a", encoding="b")  # expect: TypeError str() takes at most 3 arguments (4 given)
for array in b"abc", bytearray(b"abc"):
    show(array.translate, b"1", 1)
    show(array.translate, b"1" * 256, 1)
# expect: ValueError translation table must be 256 characters long
# expect: TypeError a bytes-like object is required, not 'int'
# expect: ValueError translation table must be 256 characters long
# expect: TypeError a bytes-like object is required, not 'int'


def sample(a, /, b, *, c): ...


code = sample.__code__
show(types.FunctionType, code, {}, "f", 1, None, {"c": 3})  # expect: TypeError arg 4 (defaults) must be None or tuple
show(types.FunctionType, code, {}, "f", None, None, 3)  # expect: TypeError arg 6 (kwdefaults) must be None or dict
show(types.FunctionType, code, {}, "f", None, 3)  # expect: TypeError arg 5 (closure) must be None or tuple
show(types.FunctionType, code, {}, 3)  # expect: TypeError arg 3 (name) must be None or string
print(code.replace(co_consts=code.co_consts, co_name="sample") == code)  # expect: True
print(code.replace(co_name="other").co_name)  # expect: other
print(hash(int | str) == hash(str | int) == hash(frozenset((int, str))))  # expect: True
