def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)

attempt(lambda: str(b"\xff", "utf-8"))
# expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
attempt(lambda: str("a", "utf-8"))  # expect: TypeError: decoding str is not supported
attempt(lambda: str(5, "utf-8"))  # expect: TypeError: decoding to str: need a bytes-like object, int found
attempt(lambda: str(1, 2, 3, 4))  # expect: TypeError: str expected at most 3 arguments, got 4
attempt(lambda: "abc"[1.0:])  # expect: TypeError: slice indices must be integers or None or have an __index__ method
attempt(lambda: "abc" + 5)  # expect: TypeError: can only concatenate str (not "int") to str
attempt(lambda: "abc" * "a")  # expect: TypeError: can't multiply sequence by non-int of type 'str'
attempt(lambda: "abc".upper(1))  # expect: TypeError: str.upper() takes no arguments (1 given)
attempt(lambda: str.upper(5))
# expect: TypeError: descriptor 'upper' for 'str' objects doesn't apply to a 'int' object
attempt(lambda: str.join())  # expect: TypeError: unbound method str.join() needs an argument
