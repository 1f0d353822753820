g = ExceptionGroup("msg", [ValueError(1), KeyError(2)])
print(g, repr(g), g.message, g.exceptions)
# expect: msg (2 sub-exceptions) ExceptionGroup('msg', [ValueError(1), KeyError(2)]) msg (ValueError(1), KeyError(2))
print(type(BaseExceptionGroup("m", [ValueError()])).__name__)  # expect: ExceptionGroup
print(type(BaseExceptionGroup("m", [KeyboardInterrupt()])).__name__)  # expect: BaseExceptionGroup
def attempt(*args):
    try:
        ExceptionGroup(*args)
    except Exception as e:
        print(type(e).__name__, e)
attempt("m")  # expect: TypeError BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)
attempt("m", [])  # expect: ValueError second argument (exceptions) must be a non-empty sequence
attempt("m", 5)  # expect: TypeError second argument (exceptions) must be a sequence
attempt(5, [ValueError()])  # expect: TypeError BaseExceptionGroup.__new__() argument 1 must be str, not int
attempt("m", [5])  # expect: ValueError Item 0 of second argument (exceptions) is not an exception
attempt("m", [KeyboardInterrupt()])  # expect: TypeError Cannot nest BaseExceptions in an ExceptionGroup
