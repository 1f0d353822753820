import io
s = io.StringIO("first\nsecond\n")
print(repr(s.readline()), s.tell(), repr(s.read()), s.seek(0), list(s))
# expect: 'first\n' 6 'second\n' 0 ['first\n', 'second\n']
print(s.getvalue() == "first\nsecond\n")  # expect: True
s.seek(0)
s.write("FIRST")
s.seek(0, 2)
s.write("end")
print(repr(s.getvalue()), s.truncate(3), repr(s.getvalue()))  # expect: 'FIRST\nsecond\nend' 3 'FIR'
s.close()
b = io.BytesIO(b"abc")
print(b.read(1), b.read(), b.seek(1), b.write(b"ZZZ"), b.getvalue())  # expect: b'a' b'bc' 1 3 b'aZZZ'
print(bytes(b.getbuffer()[:2]), b.readable(), b.seekable())  # expect: b'aZ' True True
t = io.TextIOWrapper(io.BytesIO("é\r\nx".encode()), encoding="utf-8")
print(t.readlines(), t.encoding)  # expect: ['é\n', 'x'] utf-8
print(repr(io.StringIO("a\r\nb", newline=None).read()), io.StringIO("a\nb").readlines())
# expect: 'a\nb' ['a\n', 'b']
for f in (
    s.read,
    lambda: io.StringIO(5),
    lambda: io.StringIO().write(b""),
    lambda: io.BytesIO("x"),
    lambda: io.BytesIO().write("x"),
    lambda: io.StringIO().seek(-1),
):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
        # expect: ValueError I/O operation on closed file
        # expect: TypeError initial_value must be str or None, not int
        # expect: TypeError string argument expected, got 'bytes'
        # expect: TypeError a bytes-like object is required, not 'str'
        # expect: TypeError a bytes-like object is required, not 'str'
        # expect: ValueError Negative seek position -1
