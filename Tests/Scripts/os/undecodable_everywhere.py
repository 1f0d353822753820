# Names that are no UTF-8 go through every function that takes or gives paths, as strings with surrogates and as bytes.
import os
import shutil
import tempfile

top = os.path.realpath(tempfile.mkdtemp(prefix="taipan-undecodable-"))
os.chdir(top)
name = "\udcff\u20ac"
raw = os.fsencode(name)


def show(*values):
    """The values in ASCII, without the name of the scratch directory."""
    print(*[ascii(value).replace(top, "TOP") for value in values])


os.makedirs(name + "/x" + name + "/y")
show(os.listdir("."), os.listdir(b"."))  # expect: ['\udcff\u20ac'] [b'\xff\xe2\x82\xac']
open(name + "/x" + name + "/f", "w").close()
os.symlink("x" + name, name + "/l" + name)
show(os.path.realpath(name + "/l" + name + "/../l" + name + "/f"))  # expect: 'TOP/\udcff\u20ac/x\udcff\u20ac/f'
show(os.path.realpath(raw + b"/l" + raw + b"/f") == os.fsencode(top) + b"/" + raw + b"/x" + raw + b"/f")  # expect: True
try:
    os.path.realpath("missing" + name, strict=True)
except OSError as error:
    show(str(error), error.filename)
# expect: "[Errno 2] No such file or directory: 'TOP/missing\\udcff\u20ac'" 'TOP/missing\udcff\u20ac'
show([sorted(names) for names in sorted(os.walk("."))[1][1:]])  # expect: [['l\udcff\u20ac', 'x\udcff\u20ac'], []]
show(sorted(os.walk(b"."))[2])
# expect: (b'./\xff\xe2\x82\xac/x\xff\xe2\x82\xac', [b'y'], [b'f'])
os.renames(name + "/x" + name + "/f", "z" + name + "/w" + name + "/f")
show(os.listdir("z" + name), os.listdir(os.fsencode("z" + name)))  # expect: ['w\udcff\u20ac'] [b'w\xff\xe2\x82\xac']
os.chdir("z" + name)
show(os.getcwd(), os.path.abspath("q" + name), os.path.abspath(b"q") == os.getcwdb() + b"/q")
# expect: 'TOP/z\udcff\u20ac' 'TOP/z\udcff\u20ac/q\udcff\u20ac' True
show(os.path.relpath(top + "/a" + name), os.path.relpath("x"), os.path.relpath(top, "..") == ".")
# expect: '../a\udcff\u20ac' 'x' True
os.environ["V" + name] = "v" + name
os.environb[b"W"] = b"\xfe"
show(os.path.expandvars("$W/" + name + "/${V" + name + "}"), os.path.expandvars(b"$W/${V" + raw + b"}"))
# expect: '\udcfe/\udcff\u20ac/v\udcff\u20ac' b'\xfe/v\xff\xe2\x82\xac'
os.environ["HOME"] = "/h" + name
show(os.path.expanduser("~/x" + name), os.path.expanduser(b"~"), os.path.expanduser("~no" + name))
# expect: '/h\udcff\u20ac/x\udcff\u20ac' b'/h\xff\xe2\x82\xac' '~no\udcff\u20ac'
with os.scandir("..") as entries:
    show(sorted(entry.path for entry in entries if entry.is_dir()))
# expect: ['../z\udcff\u20ac', '../\udcff\u20ac']
os.chdir("..")
show(os.readlink(name + "/l" + name), os.readlink(raw + b"/l" + raw))  # expect: 'x\udcff\u20ac' b'x\xff\xe2\x82\xac'
print(os.spawnv(os.P_WAIT, "/bin/sh", ["sh", "-c", 'test "$1" = "$2"', "x", name, raw]))  # expect: 0
shutil.rmtree(top)
