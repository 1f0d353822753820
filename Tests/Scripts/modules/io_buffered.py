import io
class Slow(io.RawIOBase):
    def __init__(self, data): self.data, self.calls = data, 0
    def readable(self): return True
    def readinto(self, b):
        self.calls += 1
        n = min(3, len(b), len(self.data))
        b[:n], self.data = self.data[:n], self.data[n:]
        return n
s = Slow(b"abcdefghij")
r = io.BufferedReader(s, buffer_size=4)
print(r.read(2), r.read1(10), r.peek(1)[:1], r.read(), s.calls > 2)  # expect: b'ab' b'c' b'd' b'defghij' True
class Sink(io.RawIOBase):
    def __init__(self): self.got = []
    def writable(self): return True
    def write(self, b):
        self.got.append(bytes(b))
        return len(b)
sink = Sink()
w = io.BufferedWriter(sink, buffer_size=5)
w.write(b"abc")
print(sink.got)  # expect: []
w.write(b"defgh")
w.flush()
print(b"".join(sink.got), w.raw is sink, w.closed)  # expect: b'abcdefgh' True False
w.close()
print(sink.closed)  # expect: True
