def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)

attempt(lambda: bytes([256]))  # expect: ValueError: bytes must be in range(0, 256)
attempt(lambda: bytes(["a"]))  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(lambda: bytes("abc"))  # expect: TypeError: string argument without an encoding
attempt(lambda: bytes(-1))  # expect: ValueError: negative count
attempt(lambda: bytes(1.5))  # expect: TypeError: cannot convert 'float' object to bytes
attempt(lambda: bytes(5, "utf-8"))  # expect: TypeError: encoding without a string argument
attempt(lambda: b"a" + "b")  # expect: TypeError: can't concat str to bytes
attempt(lambda: b"abc"[10])  # expect: IndexError: index out of range
attempt(lambda: "a" in b"abc")  # expect: TypeError: a bytes-like object is required, not 'str'
attempt(lambda: 256 in b"abc")  # expect: ValueError: byte must be in range(0, 256)
attempt(lambda: bytes.fromhex("1"))  # expect: ValueError: non-hexadecimal number found in fromhex() arg at position 1
attempt(lambda: bytes.fromhex("zz"))
# expect: ValueError: non-hexadecimal number found in fromhex() arg at position 0
attempt(lambda: b"a".join(["x"]))  # expect: TypeError: sequence item 0: expected a bytes-like object, str found
attempt(lambda: b"a".find("x"))  # expect: TypeError: argument should be integer or bytes-like object, not 'str'
attempt(lambda: b"abc".index(b"z"))  # expect: ValueError: subsection not found
attempt(lambda: b"a,b".split(","))  # expect: TypeError: a bytes-like object is required, not 'str'
attempt(lambda: b"a".hex("é"))  # expect: ValueError: sep must be ASCII.
attempt(lambda: b"a" < "a")  # expect: TypeError: '<' not supported between instances of 'bytes' and 'str'
