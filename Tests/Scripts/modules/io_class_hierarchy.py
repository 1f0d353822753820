import io
print(io.TextIOWrapper.__mro__, io.BufferedReader.__mro__[1:3], io.open is open)
# expect: (<class '_io.TextIOWrapper'>, <class '_io._TextIOBase'>, <class '_io._IOBase'>, <class 'object'>) (<class '_io._BufferedIOBase'>, <class '_io._IOBase'>) True
print(io.DEFAULT_BUFFER_SIZE, io.SEEK_END, issubclass(io.StringIO, io.TextIOBase))  # expect: 8192 2 True
print(io.UnsupportedOperation.__bases__)  # expect: (<class 'OSError'>, <class 'ValueError'>)
class Upper(io.RawIOBase):
    def readable(self): return True
    def readinto(self, b):
        data = self.source[:len(b)]
        self.source = self.source[len(b):]
        b[:len(data)] = data
        return len(data)
u = Upper()
u.source = b"line one\nline two"
print(io.BufferedReader(u).readlines())  # expect: [b'line one\n', b'line two']
try:
    io.RawIOBase().read()
except (io.UnsupportedOperation, NotImplementedError) as e:
    print(repr(e))  # expect: NotImplementedError()
try:
    io.BytesIO().fileno()
except io.UnsupportedOperation as e:
    print(e, isinstance(e, OSError), isinstance(e, ValueError))  # expect: fileno True True
