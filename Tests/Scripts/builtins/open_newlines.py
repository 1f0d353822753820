import os
path = f"/tmp/taipan-open-newlines-{os.getpid()}"
def raw():
    with open(path, "rb") as f: return f.read()
try:
    with open(path, "wb") as f: f.write(b"a\nb\r\nc\rd")
    for newline in (None, "", "\n", "\r\n", "\r"):
        with open(path, newline=newline) as f: print(repr(newline), f.readlines(), repr(f.newlines))
                                               # expect: None ['a\n', 'b\n', 'c\n', 'd'] ('\r', '\n', '\r\n')
                                               # expect: '' ['a\n', 'b\r\n', 'c\r', 'd'] ('\r', '\n', '\r\n')
                                               # expect: '\n' ['a\n', 'b\r\n', 'c\rd'] None
                                               # expect: '\r\n' ['a\nb\r\n', 'c\rd'] None
                                               # expect: '\r' ['a\nb\r', '\nc\r', 'd'] None
    for newline in (None, "", "\n", "\r\n", "\r"):
        with open(path, "w", newline=newline) as f: f.write("x\ny\r\n")
        print(repr(newline), raw())
        # expect: None b'x\ny\r\n'
        # expect: '' b'x\ny\r\n'
        # expect: '\n' b'x\ny\r\n'
        # expect: '\r\n' b'x\r\ny\r\r\n'
        # expect: '\r' b'x\ry\r\r'
    try:
        open(path, newline="x")
    except ValueError as e:
        print(e)  # expect: illegal newline value: x
finally:
    os.remove(path)
