def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)

attempt(lambda: "%d" % "x")  # expect: TypeError: %d format: a real number is required, not str
attempt(lambda: "%s %s" % 1)  # expect: TypeError: not enough arguments for format string
attempt(lambda: "%s" % (1, 2))  # expect: TypeError: not all arguments converted during string formatting
attempt(lambda: "%" % 1)  # expect: ValueError: incomplete format
attempt(lambda: "%z" % 1)  # expect: ValueError: unsupported format character 'z' (0x7a) at index 1
attempt(lambda: "%(a)s" % 1)  # expect: TypeError: format requires a mapping
attempt(lambda: "%(a)s" % {})  # expect: KeyError: 'a'
attempt(lambda: "%(a" % {})  # expect: ValueError: incomplete format key
attempt(lambda: "%c" % "ab")  # expect: TypeError: %c requires int or char
attempt(lambda: "%c" % -1)  # expect: OverflowError: %c arg not in range(0x110000)
attempt(lambda: "%c" % 1.5)  # expect: TypeError: %c requires int or char
attempt(lambda: "%x" % 1.5)  # expect: TypeError: %x format: an integer is required, not float
attempt(lambda: "%f" % "x")  # expect: TypeError: must be real number, not str
attempt(lambda: "%d" % float("inf"))  # expect: OverflowError: cannot convert float infinity to integer
attempt(lambda: "%*d" % ("a", 1))  # expect: TypeError: * wants int
attempt(lambda: "%.100000000000000000000d" % 1)  # expect: ValueError: precision too big
attempt(lambda: "no format" % 5)  # expect: TypeError: not all arguments converted during string formatting
print("no format" % {}, "%s" % ((),))  # expect: no format ()
