# Streams in memory can be copied and pickled with what programs have added; streams over files refuse.
import copy
import io
import pickle
import weakref

def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as e:
        print(type(e).__name__ + ":", e)

class Bytes(io.BytesIO): pass
class Text(io.StringIO): pass

for stream in io.BytesIO(b"abcdef"), Bytes(b"abcdef"), io.StringIO("a\r\nb", newline=""), Text("ab\r\n", newline=None):
    stream.read(2)
    print(stream.__getstate__())
    stream.added = [5]
    for made in copy.copy(stream), copy.deepcopy(stream), *(pickle.loads(pickle.dumps(stream, n)) for n in (2, 3, 4, 5)):
        if type(made) is not type(stream) or made.getvalue() != stream.getvalue() or made.tell() != 2 or made.added != [5]:
            print(made)
    print(repr(made.read()), repr(getattr(made, "newlines", "no newlines")))
# expect: (b'abcdef', 2, None)
# expect: b'cdef' 'no newlines'
# expect: (b'abcdef', 2, None)
# expect: b'cdef' 'no newlines'
# expect: ('a\r\nb', '', 2, None)
# expect: '\nb' '\r\n'
# expect: ('ab\n', None, 2, None)
# expect: '\n' '\n'

stream = io.BytesIO(b"old")
for state in (bytearray(b"new"), 1, None), (b"x", 9, {"a": 1}), (b"", -1, None), ("text", 0, None), (b"", 0.0, None), (
        b"", 0, 0), (b"", 0), 0:
    attempt(stream.__setstate__, state)
# expect: None
# expect: None
# expect: ValueError: position value cannot be negative
# expect: TypeError: a bytes-like object is required, not 'str'
# expect: TypeError: second item of state must be an integer, not float
# expect: TypeError: third item of state should be a dict, got a int
# expect: TypeError: _io.BytesIO.__setstate__ argument should be 3-tuple, got tuple
# expect: TypeError: _io.BytesIO.__setstate__ argument should be 3-tuple, got int
print(stream.a)  # expect: 1
view = stream.getbuffer()
attempt(stream.__setstate__, (b"", 0, None))
# expect: BufferError: Existing exports of data: object cannot be re-sized
reference = weakref.ref(view)
print(reference() is view)  # expect: True
del view
print(reference())  # expect: None
stream = Text()
for state in ("a\nb", "\r\n", 1, None), ("", "f", 0, None), (b"", "", 0, None), ("", b"", 0, None), ("", "", 0.0, None), (
        "", "", 0, 0), ("", ""), (None, "\n", 3, {}):
    attempt(stream.__setstate__, state)
    if state[0] == "a\nb":
        print(repr(stream.getvalue()), repr(stream.read()))
# expect: None
# expect: 'a\nb' '\nb'
# expect: ValueError: illegal newline value: 'f'
# expect: TypeError: initial_value must be str or None, not bytes
# expect: TypeError: newline must be str or None, not bytes
# expect: TypeError: third item of state must be an integer, got float
# expect: TypeError: fourth item of state should be a dict, got a int
# expect: TypeError: Text.__setstate__ argument should be 4-tuple, got tuple
# expect: None
stream.close()
attempt(stream.__setstate__, ("", "", 0, None))  # expect: ValueError: I/O operation on closed file
attempt(pickle.dumps, io.BytesIO(), 0)  # expect: TypeError: cannot pickle 'BytesIO' object
for stream in (io.FileIO("/dev/null"), io.BufferedReader(io.BytesIO()), io.BufferedWriter(io.BytesIO()),
               io.BufferedRandom(io.BytesIO()), io.TextIOWrapper(io.BytesIO())):
    attempt(copy.copy, stream)
# expect: TypeError: cannot pickle 'FileIO' instances
# expect: TypeError: cannot pickle 'BufferedReader' instances
# expect: TypeError: cannot pickle 'BufferedWriter' instances
# expect: TypeError: cannot pickle 'BufferedRandom' instances
# expect: TypeError: cannot pickle 'TextIOWrapper' instances
