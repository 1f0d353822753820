# Text in memory that becomes wider while it is written, and streams whose position goes back over what was read.
import io
import os
import tempfile

s = io.StringIO()
s.write("abc\n")
s.write("grüße\n")
s.write("😀 лист\n")
s.write("end")
print(s.getvalue().encode("unicode_escape"))    # expect: b'abc\\ngr\\xfc\\xdfe\\n\\U0001f600 \\u043b\\u0438\\u0441\\u0442\\nend'
s.seek(0)
print([len(line) for line in s], s.tell())      # expect: [4, 6, 7, 3] 20
s.seek(1)
s.write("Ω")
s.seek(0)
print(ascii(s.readline()), ascii(s.read(3)))    # expect: 'a\u03a9c\n' 'gr\xfc'
s.seek(25)
s.write("!")
print(ascii(s.getvalue()[-6:]))                 # expect: '\x00\x00\x00\x00\x00!'

narrow = io.StringIO("one\r\ntwo\rthree\n", newline=None)
print(narrow.readlines(), narrow.newlines)      # expect: ['one\n', 'two\n', 'three\n'] ('\r', '\n', '\r\n')
kept = io.StringIO("one\r\ntwo\rthree\n", newline="")
print(kept.readlines())                         # expect: ['one\r\n', 'two\r', 'three\n']
returns = io.StringIO(newline="\r\n")
returns.write("a\nb\n")
returns.seek(0)
print(repr(returns.read()))                     # expect: 'a\r\nb\r\n'
gap = io.StringIO()
gap.seek(3)
gap.write("x")
gap.truncate(2)
print(repr(gap.getvalue()), gap.tell())         # expect: '\x00\x00' 4

b = io.BytesIO(b"0123")
b.seek(0, 2)
b.write(b"45")
b.write(bytearray(b"67"))
b.seek(2)
print(b.read(3), b.read(-1), b.read(4))         # expect: b'234' b'567' b''
view = b.getbuffer()
try:
    b.write(b"")
except BufferError as error:
    print(error)                                # expect: Existing exports of data: object cannot be re-sized
view.release()

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "file")
    with open(path, "wb") as f:
        f.write(bytes(range(256)) * 64)
    with open(path, "rb") as f:
        print(f.read(10)[-1], f.seek(3), f.read(1), f.tell())       # expect: 9 3 b'\x03' 4
        print(f.seek(9000), f.read(1), f.seek(8999), f.read(2))     # expect: 9000 b'(' 8999 b"'("
        f.raw.seek(0)
        print(f.seek(0, 2), f.seek(-1, 1), f.read(), f.read())      # expect: 16384 16383 b'\xff' b''
    with open(path, "r+b") as f:
        f.read(5)
        f.write(b"AB")
        f.seek(4)
        print(f.read(4), f.seek(0), f.read(2))                      # expect: b'\x04AB\x07' 0 b'\x00\x01'
    with open(path, encoding="latin-1") as f:
        print(len(f.read(5)), f.seek(2), ascii(f.read(2)), f.tell())    # expect: 5 2 '\x02\x03' 4
