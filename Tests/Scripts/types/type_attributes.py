class C(int):
    "doc"
    x = 1
print(C.__name__, C.__module__, C.__doc__, C.__base__, C.__bases__, C.__dict__["x"])
# expect: C __main__ doc <class 'int'> (<class 'int'>,) 1
print(C.__mro__ == (C, int, object), C.__class__, type(C.mro()).__name__)  # expect: True <class 'type'> list
print(int.__name__, int.__module__, int.__qualname__, int.__base__, object.__base__)
# expect: int builtins int <class 'object'> None
print(type.__mro__, bool.__bases__, C.__basicsize__ > 0, C.__flags__ > 0)
# expect: (<class 'type'>, <class 'object'>) (<class 'int'>,) True True
C.__doc__ = "new doc"
C.__module__ = "elsewhere"
print(C.__doc__, C, repr(C), C.__call__(5), C.__subclasshook__(int))
# expect: new doc <class 'elsewhere.C'> <class 'elsewhere.C'> 5 NotImplemented
for f in (
    lambda: setattr(int, "x", 1),
    lambda: delattr(int, "real"),
    lambda: setattr(C, "__mro__", ()),
    lambda: setattr(C, "__bases__", ()),
    lambda: setattr(C, "__bases__", (str,)),
    lambda: delattr(C, "nope"),
    lambda: setattr(int, "__name__", "q"),
):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
        # expect: TypeError cannot set 'x' attribute of immutable type 'int'
        # expect: TypeError cannot set 'real' attribute of immutable type 'int'
        # expect: AttributeError attribute '__mro__' of 'type' objects is not writable
        # expect: TypeError can only assign non-empty tuple to C.__bases__, not ()
        # expect: TypeError __bases__ assignment: 'str' object layout differs from 'int'
        # expect: AttributeError type object 'C' has no attribute 'nope'
        # expect: TypeError cannot set '__name__' attribute of immutable type 'int'
