# Short pieces take short ways through the streams: all lengths around a machine word, all places, all kinds of text.
import io
import os
import tempfile

path = os.path.join(tempfile.mkdtemp(), "file")
pieces = ["x" * n for n in range(40)] + ["é" * n for n in range(20)] + ["a" * n + "ÿ" for n in range(20)]
pieces += ["€" + "b" * n for n in range(12)] + ["\U0001F600", "q" * 511, "q" * 512, "q" * 513, "q" * 5000, "", "\n"]
for encoding in ("utf-8", "utf-8-sig", "latin-1", "ascii", "utf-16", "cp1252"):
    wanted = []
    with open(path, "w", encoding=encoding, errors="replace") as f:
        for piece in pieces:
            assert f.write(piece) == len(piece)
            wanted.append(piece)
    text = "".join(wanted)
    with open(path, encoding=encoding) as f:
        assert f.read() == text.encode(encoding, "replace").decode(encoding), encoding
for newline in (None, "", "\n", "\r", "\r\n"):
    with open(path, "w", newline=newline) as f:
        for piece in ("a\n", "b\r\n", "\n", "end"):
            f.write(piece)
    print(repr(newline), open(path, "rb").read())
# expect: None b'a\nb\r\n\nend'
# expect: '' b'a\nb\r\n\nend'
# expect: '\n' b'a\nb\r\n\nend'
# expect: '\r' b'a\rb\r\r\rend'
# expect: '\r\n' b'a\r\nb\r\r\n\r\nend'

with open(path, "w+") as f:
    f.write("0123456789\nabc\n")
    f.seek(0)
    print(f.readline().strip(), f.tell())  # expect: 0123456789 11
    f.write("end")
    f.seek(0)
    print(repr(f.read()))  # expect: '0123456789\nabc\nend'
with open(path, "w", buffering=1) as f:
    f.write("a\nb")
    print(open(path).read().split())  # expect: ['a', 'b']
with io.TextIOWrapper(open(path, "wb", 0), write_through=True) as f:
    f.write("now")
    print(open(path).read())  # expect: now
with open(path) as f:
    try:
        f.write("x")
    except io.UnsupportedOperation as e:
        print(e)  # expect: not writable
try:
    f.write("x")
except ValueError as e:
    print(e)  # expect: I/O operation on closed file.

with open(path, "wb") as f:
    print(f.write(b""), f.write(b"ab"), f.write(bytearray(b"cd")), f.write(memoryview(b"ef")))  # expect: 0 2 2 2
    try:
        f.write("text")
    except TypeError as e:
        print(e)  # expect: a bytes-like object is required, not 'str'
try:
    f.write(b"x")
except ValueError as e:
    print(e)  # expect: write to closed file
print(open(path, "rb").read())  # expect: b'abcdef'

s = io.StringIO()
for piece in pieces[:60]:
    assert s.write(piece) == len(piece)
assert s.getvalue() == "".join(pieces[:60])
s = io.StringIO("0123456789")
s.seek(4)
print(s.write("ab"), s.tell(), s.getvalue())  # expect: 2 6 0123ab6789
s.seek(12)
print(s.write("cd"), ascii(s.getvalue()))  # expect: 2 '0123ab6789\x00\x00cd'
s.seek(1)
print(s.write("€"), s.write("é"), ascii(s.getvalue()))  # expect: 1 1 '0\u20ac\xe93ab6789\x00\x00cd'
s.seek(0)
print(s.write(""), s.read(3) == "0€é", s.read(0), s.read(1))  # expect: 0 True  3
s.close()
for use in (lambda: s.write(""), lambda: s.write("x"), lambda: s.readline(), lambda: next(s), lambda: s.read(1)):
    try:
        use()
    except ValueError as e:
        print(e)
# expect: I/O operation on closed file
# expect: I/O operation on closed file
# expect: I/O operation on closed file
# expect: I/O operation on closed file
# expect: I/O operation on closed file
s = io.StringIO("a\n\nbc\r\nend")
print([s.readline() for _ in range(6)])  # expect: ['a\n', '\n', 'bc\r\n', 'end', '', '']
s.seek(0)
print([s.readline(1), s.readline(0), s.readline(None)], list(s))  # expect: ['a', '', '\n'] ['\n', 'bc\r\n', 'end']
s.seek(100)
print(repr(s.readline()), list(s))  # expect: '' []
for newline in (None, "", "\r", "\r\n"):
    s = io.StringIO("a\nb\rc\r\nd", newline=newline)
    print(list(s), s.write("\n"), ascii(s.getvalue()))
# expect: ['a\n', 'b\n', 'c\n', 'd'] 1 'a\nb\nc\nd\n'
# expect: ['a\n', 'b\r', 'c\r\n', 'd'] 1 'a\nb\rc\r\nd\n'
# expect: ['a\r', 'b\r', 'c\r', '\r', 'd'] 1 'a\rb\rc\r\rd\r'
# expect: ['a\r\n', 'b\rc\r\r\n', 'd'] 1 'a\r\nb\rc\r\r\nd\r\n'

b = io.BytesIO()
for n in range(100):
    assert b.write(b"z" * n) == n
assert b.getvalue() == b"z" * 4950
b = io.BytesIO(b"0123456789")
print(b.write(b"ab"), b.read(3), b.read(0), b.tell(), b.read(100), b.read(1))  # expect: 2 b'234' b'' 5 b'56789' b''
print(b.write(b"!"), b.getvalue())  # expect: 1 b'ab23456789!'
b.seek(13)
print(b.read(1), b.write(b"?"), b.getvalue())  # expect: b'' 1 b'ab23456789!\x00\x00?'
view = b.getbuffer()
for data in (b"", b"more"):
    try:
        print(b.write(data))
    except BufferError as e:
        print(e)
# expect: Existing exports of data: object cannot be re-sized
# expect: Existing exports of data: object cannot be re-sized
b.seek(0)
print(b.read(2), next(b)[:2])  # expect: b'ab' b'23'
view.release()


class Part(bytes):
    pass


print(b.write(Part(b"part")), b.getvalue()[-4:])  # expect: 4 b'part'
b.close()
for use in (lambda: b.write(b""), lambda: b.read(1), lambda: b.readline(), lambda: next(b)):
    try:
        use()
    except ValueError as e:
        print(e)
# expect: I/O operation on closed file.
# expect: I/O operation on closed file.
# expect: I/O operation on closed file.
# expect: I/O operation on closed file.
