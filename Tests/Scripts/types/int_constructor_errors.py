def attempt(*args, **kw):
    try:
        print(int(*args, **kw))
    except Exception as e:
        print(type(e).__name__ + ":", e)

attempt("")  # expect: ValueError: invalid literal for int() with base 10: ''
attempt("12a")  # expect: ValueError: invalid literal for int() with base 10: '12a'
attempt("1__0")  # expect: ValueError: invalid literal for int() with base 10: '1__0'
attempt("_1")  # expect: ValueError: invalid literal for int() with base 10: '_1'
attempt("1.5")  # expect: ValueError: invalid literal for int() with base 10: '1.5'
attempt("9", 8)  # expect: ValueError: invalid literal for int() with base 8: '9'
attempt("010", 0)  # expect: ValueError: invalid literal for int() with base 0: '010'
attempt("1", 37)  # expect: ValueError: int() base must be >= 2 and <= 36, or 0
attempt("1", 1)  # expect: ValueError: int() base must be >= 2 and <= 36, or 0
attempt(1, 10)  # expect: TypeError: int() can't convert non-string with explicit base
attempt(base=10)  # expect: TypeError: int() missing string argument
attempt([])  # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'
attempt(None)
# expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
attempt(float("nan"))  # expect: ValueError: cannot convert float NaN to integer
attempt(float("inf"))  # expect: OverflowError: cannot convert float infinity to integer
attempt("x" * 300)
# expect: ValueError: invalid literal for int() with base 10: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
attempt("1\0")  # expect: ValueError: invalid literal for int() with base 10: '1\x00'
attempt(b"\xff")  # expect: ValueError: invalid literal for int() with base 10: b'\xff'
attempt(1, 2, 3)  # expect: TypeError: int expected at most 2 arguments, got 3
attempt(1j)  # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'complex'
