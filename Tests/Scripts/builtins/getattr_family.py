class C:
    x = 1
    @property
    def fails(self): raise ValueError("not an AttributeError")
c = C()
print(getattr(c, "x"), getattr(c, "y", "dflt"), hasattr(c, "x"), hasattr(c, "y"))  # expect: 1 dflt True False
setattr(c, "y", 5)
print(c.y, vars(c))  # expect: 5 {'y': 5}
delattr(c, "y")
try:
    hasattr(c, "fails")
except ValueError as e:
    print(e)  # expect: not an AttributeError
for f in (
    lambda: getattr(c, "y"),
    lambda: getattr(c, 1),
    lambda: hasattr(c, 1),
    lambda: setattr(c, 1, 1),
    lambda: delattr(c, "y"),
    lambda: getattr(c),
    lambda: vars(5),
    lambda: vars(1, 2),
    lambda: delattr(c, 5),
):
    try:
        f()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
        # expect: AttributeError 'C' object has no attribute 'y'
        # expect: TypeError attribute name must be string, not 'int'
        # expect: TypeError attribute name must be string, not 'int'
        # expect: TypeError attribute name must be string, not 'int'
        # expect: AttributeError 'C' object has no attribute 'y'
        # expect: TypeError getattr expected at least 2 arguments, got 1
        # expect: TypeError vars() argument must have __dict__ attribute
        # expect: TypeError vars expected at most 1 argument, got 2
        # expect: TypeError attribute name must be string, not 'int'
