def f(): pass
def closure(x): return lambda: x
def attempt(name, value):
    try:
        setattr(f, name, value)
    except Exception as e:
        print(type(e).__name__ + ":", e)

attempt("__name__", 5)  # expect: TypeError: __name__ must be set to a string object
attempt("__qualname__", 5)  # expect: TypeError: __qualname__ must be set to a string object
attempt("__defaults__", [1])  # expect: TypeError: __defaults__ must be set to a tuple object
attempt("__kwdefaults__", [])  # expect: TypeError: __kwdefaults__ must be set to a dict object
attempt("__code__", 5)  # expect: TypeError: __code__ must be set to a code object
attempt("__code__", closure(1).__code__)  # expect: ValueError: f() requires a code object with 0 free vars, not 1
attempt("__closure__", ())  # expect: AttributeError: readonly attribute
attempt("__globals__", {})  # expect: AttributeError: readonly attribute
attempt("__dict__", 5)  # expect: TypeError: __dict__ must be set to a dictionary, not a 'int'
attempt("__annotations__", 5)  # expect: TypeError: __annotations__ must be set to a dict object
print(f.__globals__ is globals(), f.__builtins__["len"] is len)  # expect: True True
print(type(closure(1).__closure__[0]).__name__)  # expect: cell
