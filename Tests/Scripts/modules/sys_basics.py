import sys
print(sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 13))  # expect: (3, 13) 3 True
print(sys.maxsize, sys.maxunicode, sys.byteorder, sys.platform)  # expect: 9223372036854775807 1114111 little linux
print(len(sys.version_info))  # expect: 5
print(sys.argv, sys.modules["sys"] is sys, sys.getrecursionlimit() >= 1000)
# expect: ['modules/sys_basics.py'] True True
print(sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.float_info.max)
# expect: utf-8 utf-8 1.7976931348623157e+308
print(sys.int_info.bits_per_digit > 0, sys.hash_info.modulus)  # expect: True 2305843009213693951
print(sys.implementation.name in ("cpython", "taipan"), sys.hexversion >> 24)  # expect: True 3
print(sys.stdout.encoding, sys.flags.optimize, isinstance(sys.path, list))  # expect: utf-8 0 True
print("math" in sys.builtin_module_names or "math" in sys.stdlib_module_names)  # expect: True
print(sys.intern("a" * 3) is sys.intern("aaa"), sys.getsizeof([]) > 0)  # expect: True True
print(isinstance(sys.getrefcount(object()), int))  # expect: True
print(callable(sys.gettrace) and sys.gettrace())  # expect: None
