import os
top = f"/tmp/taipan-walk-{os.getpid()}"
os.makedirs(f"{top}/a/deep")
os.mkdir(f"{top}/b")
for p in ("1", "a/2", "a/deep/3"):
    open(f"{top}/{p}", "w").close()
def show(entries):
    print([(d[len(top):], dirs, files) for d, dirs, files in entries])
def pruned():
    for d, dirs, files in os.walk(top):
        dirs[:] = sorted(x for x in dirs if x != "deep")
        yield d, list(dirs), files
try:
    show(sorted((d, sorted(s), f) for d, s, f in os.walk(top)))
    # expect: [('', ['a', 'b'], ['1']), ('/a', ['deep'], ['2']), ('/a/deep', [], ['3']), ('/b', [], [])]
    show(pruned())  # expect: [('', ['a', 'b'], ['1']), ('/a', [], ['2']), ('/b', [], [])]
    bottom_up = [d[len(top):] for d, _, _ in os.walk(top, topdown=False)]
    print(bottom_up[-1] == "", bottom_up.index("/a/deep") < bottom_up.index("/a"))  # expect: True True
    print(sorted((d[len(top):], sorted(f), os.fstat(fd).st_ino == os.stat(d).st_ino) for d, s, f, fd in os.fwalk(top)))
    # expect: [('', ['1'], True), ('/a', ['2'], True), ('/a/deep', ['3'], True), ('/b', [], True)]
    print(list(os.walk(top + "/nope")))  # expect: []
    errors = []
    list(os.walk(top + "/nope", onerror=errors.append))
    print(type(errors[0]).__name__)  # expect: FileNotFoundError
finally:
    for d, dirs, files in os.walk(top, topdown=False):
        for f in files: os.remove(os.path.join(d, f))
        os.rmdir(d)
print(os.path.exists(top))  # expect: False
