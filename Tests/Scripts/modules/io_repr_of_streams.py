# What streams say of themselves: the names they were given, also when that is the stream itself, and what cannot be changed.
import io, os, tempfile

path = os.path.join(tempfile.mkdtemp(), "file")
open(path, "w").close()

class File(io.FileIO): pass
class Reader(io.BufferedReader): pass
class Text(io.TextIOWrapper): pass

def show(stream):
    try:
        print(repr(stream))
    except Exception as e:
        print(type(e).__name__ + ":", e)

for kind in (io.FileIO, File):
    file = kind(path)
    file.name = file
    show(file)
    file.name = [file]
    show(file)
    file.name = "a"
    show(file)
    file.close()
    show(file)
# expect: RuntimeError: reentrant call inside _io.FileIO.__repr__
# expect: RuntimeError: reentrant call inside _io.FileIO.__repr__
# expect: <_io.FileIO name='a' mode='rb' closefd=True>
# expect: <_io.FileIO [closed]>
# expect: RuntimeError: reentrant call inside File.__repr__
# expect: RuntimeError: reentrant call inside File.__repr__
# expect: <File name='a' mode='rb' closefd=True>
# expect: <File [closed]>

reader = Reader(io.FileIO(path))
reader.raw.name = reader
show(reader)  # expect: RuntimeError: reentrant call inside Reader.__repr__
show(reader.raw)  # expect: RuntimeError: reentrant call inside Reader.__repr__
reader.raw.name = reader.raw
show(reader)  # expect: RuntimeError: reentrant call inside _io.FileIO.__repr__
del reader.raw.name
show(reader)  # expect: <Reader>
for cls, mode in (io.BufferedWriter, "wb"), (io.BufferedRandom, "r+b"):
    stream = cls(io.FileIO(path, mode))
    stream.raw.name = stream
    show(stream)
    stream.raw.name = 3
    show(stream)
    stream.close()
# expect: RuntimeError: reentrant call inside _io.BufferedWriter.__repr__
# expect: <_io.BufferedWriter name=3>
# expect: RuntimeError: reentrant call inside _io.BufferedRandom.__repr__
# expect: <_io.BufferedRandom name=3>

text = Text(reader, encoding="utf8")
show(text)  # expect: <Text encoding='utf8'>
reader.raw.name = text
show(text)  # expect: RuntimeError: reentrant call inside Text.__repr__
reader.raw.name = "n"
text.mode = text
show(text)  # expect: RuntimeError: reentrant call inside Text.__repr__
text.mode = None
show(text)  # expect: <Text name='n' mode=None encoding='utf8'>
del text.mode
show(text)  # expect: <Text name='n' encoding='utf8'>

class Broken:
    def __repr__(self): raise KeyError("broken")

reader.raw.name = Broken()
show(text)  # expect: KeyError: 'broken'
show(reader)  # expect: KeyError: 'broken'
show(reader.raw)  # expect: KeyError: 'broken'

class Raw(io.RawIOBase):
    error = ValueError
    def readable(self): return True
    @property
    def name(self): raise self.error("name")

show(io.BufferedReader(Raw()))  # expect: <_io.BufferedReader>
Raw.error = KeyError
show(io.BufferedReader(Raw()))  # expect: KeyError: 'name'
show(io.TextIOWrapper(io.BufferedReader(Raw()), "ascii"))  # expect: KeyError: 'name'
detached = io.BufferedReader(io.BytesIO())
detached.detach()
show(detached)  # expect: <_io.BufferedReader>
show(io.BufferedRandom.__new__(io.BufferedRandom))  # expect: <_io.BufferedRandom>
show(io.FileIO.__new__(io.FileIO))  # expect: <_io.FileIO [closed]>
show(io.TextIOWrapper.__new__(io.TextIOWrapper))  # expect: ValueError: I/O operation on uninitialized object

# attributes that are there or not, that can be changed or not
file = File(path)
def attempt(action):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__ + ":", e)

del file.name
attempt(lambda: file.name)  # expect: AttributeError: 'File' object has no attribute 'name'
attempt(lambda: delattr(file, "name"))  # expect: AttributeError: 'File' object has no attribute 'name'
show(file) if file.fileno() == 3 else print(repr(file).replace(str(file.fileno()), "3"))  # expect: <File fd=3 mode='rb' closefd=True>
attempt(lambda: setattr(file, "mode", 1))
# expect: AttributeError: attribute 'mode' of '_io.FileIO' objects is not writable
attempt(lambda: setattr(reader, "name", 1))
# expect: AttributeError: attribute 'name' of '_io.BufferedReader' objects is not writable
attempt(lambda: setattr(reader, "raw", 1))  # expect: AttributeError: readonly attribute
for name in "buffer", "encoding", "line_buffering", "write_through":
    attempt(lambda: setattr(text, name, 1))
# expect: AttributeError: readonly attribute
# expect: AttributeError: readonly attribute
# expect: AttributeError: readonly attribute
# expect: AttributeError: readonly attribute
attempt(lambda: delattr(text, "mode"))  # expect: AttributeError: 'Text' object has no attribute 'mode'
attempt(lambda: setattr(text, "_CHUNK_SIZE", 0))  # expect: ValueError: a strictly positive integer is required
attempt(lambda: setattr(text, "_CHUNK_SIZE", "x"))
# expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(lambda: delattr(text, "_CHUNK_SIZE"))  # expect: AttributeError: cannot delete attribute

class Counting(io.BytesIO):
    def read1(self, size): print("read1", size); return super().read1(size)

text = io.TextIOWrapper(Counting(b"abcdef"), "ascii")
text._CHUNK_SIZE = 4
print(text._CHUNK_SIZE, text.read(3), text.read(2))
# expect: read1 4
# expect: read1 4
# expect: 4 abc de
