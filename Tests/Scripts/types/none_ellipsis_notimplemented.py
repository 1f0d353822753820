print(None, repr(None), type(None).__name__, bool(None), type(None)() is None)
# expect: None None NoneType False True
print(None == None, None == 0, str(None), hash(None) == hash(None))  # expect: True False None True
print(..., type(...)() is ..., type(NotImplemented).__name__, repr(NotImplemented), bool(...))
# expect: Ellipsis True NotImplementedType NotImplemented True
for f in (
    lambda: type(None)(1),
    lambda: None + 1,
    lambda: None.x,
    lambda: setattr(None, "x", 1),
    lambda: len(None),
    lambda: iter(None),
    lambda: type(...)(5),
):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
        # expect: TypeError NoneType takes no arguments
        # expect: TypeError unsupported operand type(s) for +: 'NoneType' and 'int'
        # expect: AttributeError 'NoneType' object has no attribute 'x'
        # expect: AttributeError 'NoneType' object has no attribute 'x' and no __dict__ for setting new attributes
        # expect: TypeError object of type 'NoneType' has no len()
        # expect: TypeError 'NoneType' object is not iterable
        # expect: TypeError EllipsisType takes no arguments
