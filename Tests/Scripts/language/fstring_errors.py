def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)

attempt(lambda: f"{undefined}")  # expect: NameError: name 'undefined' is not defined
attempt(lambda: f"{5:s}")  # expect: ValueError: Unknown format code 's' for object of type 'int'
attempt(lambda: f"{'a':d}")  # expect: ValueError: Unknown format code 'd' for object of type 'str'
attempt(lambda: f"{[]:>5}")  # expect: TypeError: unsupported format string passed to list.__format__
attempt(lambda: f"{None:5}")  # expect: TypeError: unsupported format string passed to NoneType.__format__
attempt(lambda: f"{1.5:d}")  # expect: ValueError: Unknown format code 'd' for object of type 'float'
attempt(lambda: f"{3:.2d}")  # expect: ValueError: Precision not allowed in integer format specifier
attempt(lambda: f"{'x':=5}")  # expect: ValueError: '=' alignment not allowed in string format specifier
attempt(lambda: f"{1:{'y'}}")  # expect: ValueError: Unknown format code 'y' for object of type 'int'
