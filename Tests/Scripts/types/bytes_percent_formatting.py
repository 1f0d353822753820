print(b"%s %b %d %5.2f %x %c%c %%" % (b"a", bytearray(b"b"), 5, 1.5, 255, 65, b"B"))  # expect: b'a b 5  1.50 ff AB %'
print(b"%a|%-5d|%05d|%+d" % ("é", 1, 2, 3), b"%(k)s" % {b"k": b"v"})  # expect: b"'\\xe9'|1    |00002|+3" b'v'
print(bytearray(b"%d") % 3, b"%.3s|%5s" % (b"abcdef", b"x"))  # expect: bytearray(b'3') b'abc|    x'
for f in (
    lambda: b"%s" % "text",
    lambda: b"%d" % "x",
    lambda: b"%c" % 256,
    lambda: b"%s %s" % b"a",
    lambda: b"x" % 1,
    lambda: b"%q" % 1,
):
    try:
        f()
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
        # expect: TypeError %b requires a bytes-like object, or an object that implements __bytes__, not 'str'
        # expect: TypeError %d format: a real number is required, not str
        # expect: OverflowError %c arg not in range(256)
        # expect: TypeError not enough arguments for format string
        # expect: TypeError not all arguments converted during bytes formatting
        # expect: ValueError unsupported format character 'q' (0x71) at index 1
