# A temporary file whose other arguments are wrong leaves neither a file nor a descriptor behind.
import glob
import os
import tempfile

root = tempfile.mkdtemp()
before = len(os.listdir("/proc/self/fd"))
for function in tempfile.TemporaryFile, tempfile.NamedTemporaryFile:
    for keywords in ({"mode": "w", "encoding": "nonsense"}, {"mode": "q"}, {"mode": "w", "buffering": 0},
                     {"mode": "w+", "newline": "x"}, {"mode": "wb", "errors": "ignore"}):
        try:
            function(dir=root, **keywords)
        except (LookupError, ValueError) as e:
            print(e)
# expect: unknown encoding: nonsense
# expect: invalid mode: 'q'
# expect: can't have unbuffered text I/O
# expect: illegal newline value: x
# expect: binary mode doesn't take an errors argument
# expect: unknown encoding: nonsense
# expect: invalid mode: 'q'
# expect: can't have unbuffered text I/O
# expect: illegal newline value: x
# expect: binary mode doesn't take an errors argument
print(os.listdir(root), len(os.listdir("/proc/self/fd")) - before)  # expect: [] 0
with tempfile.TemporaryFile(dir=root) as file:
    print(type(file.name).__name__, file.name == file.fileno())  # expect: int True
print(glob.glob(""), glob.glob("", root_dir=root))  # expect: [] []
