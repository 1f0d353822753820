# A stream's method that a program replaces, in a subclass or on the one stream, is the one that print and writelines call.
import io
import os
import sys
import tempfile

got = []
real = sys.stdout.write
sys.stdout.write = got.append
print("a", 1)
del sys.stdout.write
print(got)  # expect: ['a', ' ', '1', '\n']
sys.stdout.note = "kept"
print(sys.stdout.note)  # expect: kept
del sys.stdout.note

path = os.path.join(tempfile.mkdtemp(), "text")
with open(path, "w") as f:
    f.write = got.append
    print("b", file=f)
    f.writelines(["c", "d"])
    del f.write
    print("e", file=f)
    f.writelines(["f\n"])
print(got[4:], repr(open(path).read()))  # expect: ['b', '\n', 'c', 'd'] 'e\nf\n'


class Loud(io.TextIOWrapper):
    def write(self, text):
        return super().write(text.upper())


class Shout(io.StringIO):
    def write(self, text):
        return super().write(text + "!")

    def readline(self):
        return super().readline()[::-1]


with Loud(open(path, "wb"), encoding="ascii") as f:
    print("one", 2, file=f)
    f.writelines(["three", "\n"])
print(repr(open(path).read()))  # expect: 'ONE 2\nTHREE\n'
s = Shout()
print("x", 3, file=s)
print(repr(s.getvalue()))  # expect: 'x! !3!\n!'
s.seek(0)
print([next(s), s.readline()])  # expect: ['\n!3! !x', '!']


class Raises:
    def __str__(self):
        raise ValueError("no text")


with open(path, "w") as f:
    try:
        print("start", Raises(), "end", file=f)
    except ValueError as e:
        print(e)  # expect: no text
print(repr(open(path).read()))  # expect: 'start '


class Text(str):
    def __str__(self):
        return "own"


s = io.StringIO()
print(Text("x"), "y", 10 ** 20, -5, None, 1.5, sep=Text("-"), end=Text("."), file=s)
print(s.getvalue())  # expect: ownownyown100000000000000000000own-5ownNoneown1.5own
for wrong in (b"bytes", 3, None):
    try:
        s.write(wrong)
    except TypeError as e:
        print(e)
# expect: string argument expected, got 'bytes'
# expect: string argument expected, got 'int'
# expect: string argument expected, got 'NoneType'
