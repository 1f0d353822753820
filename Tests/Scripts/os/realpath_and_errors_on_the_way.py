# realpath tells of what comes first on the way: something missing, or a name that no system can have.
import os, tempfile

root = os.path.realpath(tempfile.mkdtemp())
os.chdir(root)
os.mkdir("d")
os.symlink("d", "l")
open("f", "w").close()
for path in "/missing/\udfff", "l/\ud800/x", "d/../a\ud800\ud801b", "f/\ud800", "/missing/x\0/..", "f/x", "f/":
    for strict in False, True:
        try:
            print(os.path.realpath(path, strict=strict).replace(root, "ROOT"))
        except OSError as e:
            print(type(e).__name__, e.filename.replace(root, "ROOT"))
        except UnicodeEncodeError as e:
            print(ascii(e.object.replace(root, "ROOT")), e.end - e.start)
        except ValueError as e:
            print(e)
# expect: '/missing/\udfff' 1
# expect: FileNotFoundError /missing
# expect: 'ROOT/d/\ud800' 1
# expect: 'ROOT/d/\ud800' 1
# expect: 'ROOT/a\ud800\ud801b' 2
# expect: 'ROOT/a\ud800\ud801b' 2
# expect: 'ROOT/f/\ud800' 1
# expect: 'ROOT/f/\ud800' 1
# expect: lstat: embedded null character in path
# expect: FileNotFoundError /missing
# expect: ROOT/f/x
# expect: NotADirectoryError ROOT/f/x
# expect: ROOT/f
# expect: ROOT/f
