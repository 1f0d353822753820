o = object()
print(type(o), o == o, o != object(), isinstance(hash(o), int))  # expect: <class 'object'> True True True
print(object.__init__.__name__, repr(o)[:18], o.__class__)  # expect: __init__ <object object at  <class 'object'>
print(object.__doc__ is not None)  # expect: True
print(sorted(n for n in dir(o))[:6], object.__subclasshook__(int))
# expect: ['__class__', '__delattr__', '__dir__', '__doc__', '__eq__', '__format__'] NotImplemented
print(o.__sizeof__() > 0, o.__format__("") == str(o), o.__eq__(5), o.__ne__(o))
# expect: True True NotImplemented False
for f in (lambda: setattr(o, "x", 1), lambda: o.x, lambda: o < o, lambda: o(), lambda: o[0]):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, str(e))
        # expect: AttributeError 'object' object has no attribute 'x' and no __dict__ for setting new attributes
        # expect: AttributeError 'object' object has no attribute 'x'
        # expect: TypeError '<' not supported between instances of 'object' and 'object'
        # expect: TypeError 'object' object is not callable
        # expect: TypeError 'object' object is not subscriptable
