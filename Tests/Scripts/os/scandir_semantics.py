# scandir is an iterator and a context manager; its entries remember what they have been told.
import os, warnings

top = f"/tmp/taipan-scandir-{os.getpid()}"
os.makedirs(top + "/dir")
with open(top + "/file", "w") as file:
    file.write("four")
os.symlink("dir", top + "/to_dir")
os.symlink("file", top + "/to_file")
os.symlink("missing", top + "/broken")
os.mkfifo(top + "/fifo")
entries = {entry.name: entry for entry in os.scandir(top)}
for name in sorted(entries):
    e = entries[name]
    print(name, e.is_dir(), e.is_file(), e.is_symlink(), e.is_dir(follow_symlinks=False), e.is_file(follow_symlinks=False))
# expect: broken False False True False False
# expect: dir True False False True False
# expect: fifo False False False False False
# expect: file False True False False True
# expect: to_dir True False True False False
# expect: to_file False True True False False
e = entries["file"]
print(e, repr(e), e.path == os.path.join(top, "file"), os.fspath(e) == e.path, e.is_junction(), type(e).__name__)
# expect: <DirEntry 'file'> <DirEntry 'file'> True True False DirEntry
print(e.inode() == os.stat(top + "/file").st_ino, e.stat().st_size, e.stat() is e.stat(), e.stat() is e.stat(follow_symlinks=False))
# expect: True 4 True True
link = entries["to_file"]
print(link.stat().st_size, link.stat(follow_symlinks=False).st_size, link.stat() is link.stat(follow_symlinks=False))
# expect: 4 4 False
os.unlink(top + "/file")
print(e.is_file(), e.stat().st_size, os.path.exists(e))  # expect: True 4 False
fresh = next(entry for entry in os.scandir(top) if entry.name == "broken")
print(fresh.is_file(), fresh.is_dir(), fresh.is_symlink(), fresh.stat(follow_symlinks=False).st_size)
# expect: False False True 7
try:
    fresh.stat()
except FileNotFoundError as error:
    print(error.filename == fresh.path, error.errno)  # expect: True 2
for attribute in ("name", "path"):
    try:
        setattr(e, attribute, "x")
    except AttributeError as error:
        print(error)
# expect: readonly attribute
# expect: readonly attribute
iterator = os.scandir(top)
print(iter(iterator) is iterator, type(iterator).__name__)  # expect: True ScandirIterator
iterator.close()
iterator.close()
print(list(iterator))  # expect: []
with os.scandir(top) as iterator:
    print(len(list(iterator)), next(iterator, "end"))  # expect: 5 end
with os.scandir(os.fsencode(top)) as iterator:
    print(sorted(entry.name for entry in iterator), [type(entry.path).__name__ for entry in os.scandir(os.fsencode(top))][0])
    # expect: [b'broken', b'dir', b'fifo', b'to_dir', b'to_file'] bytes
descriptor = os.open(top, os.O_RDONLY)
print(sorted((entry.name, entry.path) for entry in os.scandir(descriptor))[0])  # expect: ('broken', 'broken')
print(sorted(os.listdir(descriptor)) == sorted(os.listdir(top)), {e.name: e.stat(follow_symlinks=False).st_size for e in os.scandir(descriptor) if e.is_symlink()}["broken"])
# expect: True 7
os.close(descriptor)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    iterator = os.scandir(top)
    next(iterator)
    del iterator
    iterator = os.scandir(top)
    list(iterator)
    del iterator
    print([(w.category.__name__, str(w.message).startswith("unclosed scandir iterator <posix.ScandirIterator object at ")) for w in caught])
    # expect: [('ResourceWarning', True)]
try:
    os.scandir(top + "/missing")
except FileNotFoundError as error:
    print(error.filename == top + "/missing")  # expect: True
try:
    os.scandir(top + "/fifo")
except NotADirectoryError as error:
    print(error.errno)  # expect: 20
print(os.DirEntry.__class_getitem__(str), os.DirEntry[str])  # expect: posix.DirEntry[str] posix.DirEntry[str]
for name in os.listdir(top):
    if name != "dir":
        os.unlink(top + "/" + name)
os.rmdir(top + "/dir")
os.rmdir(top)
