print(len, type(len).__name__, len.__name__, len.__module__, [].append.__name__)
# expect: <built-in function len> builtin_function_or_method len builtins append
print(str.upper, type(str.upper).__name__, "a".upper.__self__)
# expect: <method 'upper' of 'str' objects> method_descriptor a
print(type([].append).__name__, type(int.__add__).__name__)  # expect: builtin_function_or_method wrapper_descriptor
print(type((1).__add__).__name__, type(dict.fromkeys).__name__)  # expect: method-wrapper builtin_function_or_method
print(type(dict.__dict__["fromkeys"]).__name__, type(int.real).__name__)
# expect: classmethod_descriptor getset_descriptor
print(len.__self__.__name__)  # expect: builtins
print(str.upper("x"), list.append.__qualname__, int.__add__(1, 2))  # expect: X list.append 3
print([].append == [].append, len is len, int.from_bytes.__qualname__)  # expect: False True int.from_bytes
for f in (
    lambda: str.upper(),
    lambda: str.upper(5),
    lambda: list.append([]),
    lambda: len(),
    lambda: len(1, 2),
    lambda: len(obj=[]),
    lambda: "a".upper(x=1),
):
    try:
        f()
    except TypeError as e:
        print(e)
        # expect: unbound method str.upper() needs an argument
        # expect: descriptor 'upper' for 'str' objects doesn't apply to a 'int' object
        # expect: list.append() takes exactly one argument (0 given)
        # expect: len() takes exactly one argument (0 given)
        # expect: len() takes exactly one argument (2 given)
        # expect: len() takes no keyword arguments
        # expect: str.upper() takes no keyword arguments
