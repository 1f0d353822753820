def attempt(f):
    try:
        f()
    except TypeError as e:
        print(e)

class A: pass
class B(A): pass
attempt(lambda: type("C", (A, B), {}))
# expect: Cannot create a consistent method resolution order (MRO) for bases A, B
class X(A): pass
class Y(A): pass
attempt(lambda: type("Z", (type("P", (X, Y), {}), type("Q", (Y, X), {})), {}))
# expect: Cannot create a consistent method resolution order (MRO) for bases X, Y
attempt(lambda: type("D", (A, A), {}))  # expect: duplicate base class A
attempt(lambda: type("E", (int, str), {}))  # expect: multiple bases have instance lay-out conflict
attempt(lambda: type("F", (bool,), {}))  # expect: type 'bool' is not an acceptable base type
attempt(lambda: type("G", (type(None),), {}))  # expect: type 'NoneType' is not an acceptable base type
attempt(lambda: type("H", (5,), {}))
# expect: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
attempt(lambda: type("I", (lambda: 0,), {}))
# expect: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
