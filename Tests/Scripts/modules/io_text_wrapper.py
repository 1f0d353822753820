import io
raw = io.BytesIO()
w = io.TextIOWrapper(raw, encoding="utf-8", newline="\r\n", write_through=True)
w.write("a\né\n")
print(raw.getvalue(), w.encoding, w.errors, w.newlines, w.line_buffering, w.write_through)
# expect: b'a\r\n\xc3\xa9\r\n' utf-8 strict None False True
w.reconfigure(encoding="latin-1", errors="replace")
w.write("é€")
w.flush()
print(raw.getvalue())  # expect: b'a\r\n\xc3\xa9\r\n\xe9?'
b = w.detach()
print(b is raw)  # expect: True
try:
    w.write("x")
except ValueError as e:
    print(e)  # expect: underlying buffer has been detached
r = io.TextIOWrapper(io.BytesIO("ab€c\nd".encode()), encoding="utf-8")
print(r.read(3), r.read(1), repr(r.readline()), r.tell(), r.readline(), repr(r.read()))  # expect: ab€ c '\n' 7 d ''
