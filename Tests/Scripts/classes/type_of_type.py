print(type(type) is type, type(object), object.__class__, type.__bases__, object.__bases__)
# expect: True <class 'type'> <class 'type'> (<class 'object'>,) ()
print(isinstance(type, object), isinstance(object, type), issubclass(type, object))  # expect: True True True
C = type("C", (list,), {"x": 1, "m": lambda self: self.x})
print(C, C().m(), C.__mro__[1].__name__, C([1, 2]))  # expect: <class '__main__.C'> 1 list [1, 2]
def attempt(*a):
    try:
        type(*a)
    except TypeError as e:
        print(e)
attempt()  # expect: type() takes 1 or 3 arguments
attempt(1, 2)  # expect: type() takes 1 or 3 arguments
attempt(5, (), {})  # expect: type.__new__() argument 1 must be str, not int
attempt("C", [], {})  # expect: type.__new__() argument 2 must be tuple, not list
attempt("C", (), 5)  # expect: type.__new__() argument 3 must be dict, not int
attempt("C", (), {}, 5)  # expect: type() takes 1 or 3 arguments
