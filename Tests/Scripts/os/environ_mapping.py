# os.environ is a mapping like any other, and what it is told the process knows.
import os
from collections.abc import Mapping, MutableMapping

names = ["TAIPAN_A", "TAIPAN_B", "TAIPAN_C"]
print(isinstance(os.environ, MutableMapping), isinstance(os.environ, Mapping), isinstance(os.environ, dict))
# expect: True True False
os.environ["TAIPAN_A"] = "1"
print(os.environ["TAIPAN_A"], os.environb[b"TAIPAN_A"], os.getenv("TAIPAN_A"), os.getenvb(b"TAIPAN_A"))
# expect: 1 b'1' 1 b'1'
print(os.system('test "$TAIPAN_A" = 1'))  # expect: 0
print(os.environ.setdefault("TAIPAN_B", "2"), os.environ.setdefault("TAIPAN_B", "3"))  # expect: 2 2
os.environ.update({"TAIPAN_B": "4"}, TAIPAN_C="5")
os.environ.update([("TAIPAN_C", "6")])
print([os.environ[name] for name in names], [name in os.environ for name in names])
# expect: ['1', '4', '6'] [True, True, True]
print(os.environ.pop("TAIPAN_B"), os.environ.pop("TAIPAN_B", "gone"), os.environ.get("TAIPAN_B"))  # expect: 4 gone None
os.environ |= {"TAIPAN_B": "7"}
print(os.environ["TAIPAN_B"], type(os.environ).__name__, type(os.environ | {}).__name__, type({} | os.environ).__name__)
# expect: 7 _Environ dict dict
print((os.environ | {"TAIPAN_B": "8"})["TAIPAN_B"], ({"TAIPAN_B": "9"} | os.environ)["TAIPAN_B"], os.environ["TAIPAN_B"])
# expect: 8 7 7
print(os.environ.copy() == os.environ, type(os.environ.copy()).__name__, os.environ == dict(os.environ), os.environ == {})
# expect: True dict True False
print(sorted(os.environ.items()) == sorted(zip(os.environ.keys(), os.environ.values())), len(os.environ) == len(list(os.environ)))
# expect: True True
print(type(os.environ.keys()).__name__, "TAIPAN_A" in os.environ.keys(), ("TAIPAN_A", "1") in os.environ.items())
# expect: KeysView True True
print(repr(os.environ).startswith("environ({"), repr(os.environb).startswith("environ({b'"))  # expect: True True
del os.environ["TAIPAN_A"]
print(os.system('test -z "$TAIPAN_A"'), os.environ.get("TAIPAN_A", "gone"))  # expect: 0 gone
try:
    os.environ["TAIPAN_A"]
except KeyError as error:
    print(repr(error), error.__suppress_context__)  # expect: KeyError('TAIPAN_A') True
try:
    del os.environ["TAIPAN_A"]
except KeyError as error:
    print(repr(error))  # expect: KeyError('TAIPAN_A')
for key, value in ((1, "a"), ("a", 1), (b"a", "b"), ("a", None)):
    try:
        os.environ[key] = value
    except TypeError as error:
        print(error)
# expect: str expected, not int
# expect: str expected, not int
# expect: str expected, not bytes
# expect: str expected, not NoneType
for key in (1, b"TAIPAN_A"):
    try:
        key in os.environ
    except TypeError as error:
        print(error)
    else:
        print("no error")
# expect: str expected, not int
# expect: str expected, not bytes
for key, value in (("", "a"), ("a=b", "c"), ("a\0b", "c"), ("a", "c\0d")):
    try:
        os.environ[key] = value
    except (OSError, ValueError) as error:
        print(type(error).__name__, error)
# expect: OSError [Errno 22] Invalid argument
# expect: ValueError illegal environment variable name
# expect: ValueError embedded null byte
# expect: ValueError embedded null byte
os.environ["TAIPAN_A"] = "\udcff\u20ac"
print(os.environb[b"TAIPAN_A"], os.getenvb(b"TAIPAN_A"), ascii(os.environ["TAIPAN_A"]))
# expect: b'\xff\xe2\x82\xac' b'\xff\xe2\x82\xac' '\udcff\u20ac'
os.environb[b"TAIPAN_A"] = b"\xfe"
print(ascii(os.environ["TAIPAN_A"]))  # expect: '\udcfe'
os.putenv("TAIPAN_C", "past the mapping")
print(os.environ["TAIPAN_C"], os.system('test "$TAIPAN_C" = "past the mapping"'))  # expect: 6 0
os.unsetenv("TAIPAN_C")
print(os.environ["TAIPAN_C"], os.system('test -z "$TAIPAN_C"'))  # expect: 6 0
print(os.environ.popitem() is not None, os.environ.encodekey("a"), os.environ.decodekey(b"a"), os.supports_bytes_environ)
# expect: True b'a' a True
saved = dict(os.environ)
os.environ.clear()
print(len(os.environ), dict(os.environ), os.get_exec_path(), os.getenv("PATH"))
# expect: 0 {} ['/bin', '/usr/bin'] None
os.environ.update(saved)
print(os.get_exec_path({"PATH": "a:b::c"}), os.get_exec_path({b"PATH": b"x"}), os.get_exec_path({}))
# expect: ['a', 'b', '', 'c'] ['x'] ['/bin', '/usr/bin']
try:
    os.get_exec_path({"PATH": "a", b"PATH": b"b"})
except ValueError as error:
    print(error)  # expect: env cannot contain 'PATH' and b'PATH' keys
os.environ = {"PATH": "/only/here"}
print(os.get_exec_path())  # expect: ['/only/here']
