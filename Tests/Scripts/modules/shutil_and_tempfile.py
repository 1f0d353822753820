# Copying, moving and removing trees; temporary files and directories.
import os, shutil, stat, tempfile

with tempfile.TemporaryDirectory(prefix="taipan-") as top:
    print(os.path.basename(top).startswith("taipan-"), oct(os.stat(top).st_mode), os.path.dirname(top) == tempfile.gettempdir())
    # expect: True 0o40700 True
    os.chdir(top)
    os.makedirs("tree/sub/deep")
    for name in ("tree/a.txt", "tree/sub/b.py", "tree/sub/deep/c"):
        with open(name, "w") as file:
            file.write(name * 1000)
    os.chmod("tree/a.txt", 0o640)
    os.utime("tree/a.txt", (1000, 2000))
    os.symlink("a.txt", "tree/link")
    os.symlink("missing", "tree/dangling")
    print(shutil.copyfile("tree/a.txt", "copy"), os.path.getsize("copy"), oct(stat.S_IMODE(os.stat("copy").st_mode)))
    # expect: copy 10000 0o644
    print(shutil.copy("tree/a.txt", "tree/sub"), oct(stat.S_IMODE(os.stat("tree/sub/a.txt").st_mode)))
    # expect: tree/sub/a.txt 0o640
    print(shutil.copy2("tree/a.txt", "copy"), os.stat("copy").st_mtime, oct(stat.S_IMODE(os.stat("copy").st_mode)))
    # expect: copy 2000.0 0o640
    print(shutil.copyfile("tree/link", "copied link", follow_symlinks=False), os.readlink("copied link"))
    # expect: copied link a.txt
    for run in (
        lambda: shutil.copyfile("copy", "copy"), lambda: shutil.copyfile("missing", "x"), lambda: shutil.copyfile("tree", "x"),
        lambda: shutil.copyfile("copy", "missing/x"), lambda: shutil.copytree("tree", "tree2"),
        lambda: shutil.copytree("tree", "tree"), lambda: shutil.move("tree", "tree/sub"), lambda: shutil.rmtree("missing"),
        lambda: shutil.rmtree("copied link"),
    ):
        try:
            run()
        except shutil.SameFileError as error:
            print("SameFileError", error)
        except shutil.Error as error:
            print("Error", error)
        except OSError as error:
            print(type(error).__name__, error)
    # expect: SameFileError 'copy' and 'copy' are the same file
    # expect: FileNotFoundError [Errno 2] No such file or directory: 'missing'
    # expect: IsADirectoryError [Errno 21] Is a directory: 'tree'
    # expect: FileNotFoundError [Errno 2] No such file or directory: 'missing/x'
    # expect: Error [('tree/dangling', 'tree2/dangling', "[Errno 2] No such file or directory: 'tree/dangling'")]
    # expect: FileExistsError [Errno 17] File exists: 'tree'
    # expect: Error Cannot move a directory 'tree' into itself 'tree/sub'.
    # expect: FileNotFoundError [Errno 2] No such file or directory: 'missing'
    # expect: FileNotFoundError [Errno 2] No such file or directory: 'copied link'
    shutil.rmtree("tree2")
    print(shutil.copytree("tree", "tree2", symlinks=True, ignore=shutil.ignore_patterns("*.py", "deep")))
    # expect: tree2
    print(sorted((root, sorted(dirs), sorted(files)) for root, dirs, files in os.walk("tree2")))
    # expect: [('tree2', ['sub'], ['a.txt', 'dangling', 'link']), ('tree2/sub', [], ['a.txt'])]
    print(shutil.copytree("tree", "tree2", symlinks=True, dirs_exist_ok=True, copy_function=shutil.copy)
          if not os.path.lexists("tree2/link") else "has links")
    # expect: has links
    print(shutil.move("copy", "tree2/sub"), os.path.exists("copy"), shutil.move("tree2", "moved"), os.path.exists("tree2"))
    # expect: tree2/sub/copy False moved False
    errors = []
    shutil.rmtree("missing", onexc=lambda function, path, error: errors.append((path, type(error).__name__)))
    shutil.rmtree("missing", ignore_errors=True)
    print(errors, shutil.rmtree("moved"), os.path.exists("moved"), shutil.rmtree.avoids_symlink_attacks)
    # expect: [('missing', 'FileNotFoundError')] None False True
    print(shutil.which("sh", path="/bin"), shutil.which("no-such-program"), shutil.which("/bin/sh"), shutil.which("tree"))
    # expect: /bin/sh None /bin/sh None
    usage = shutil.disk_usage("/")
    print(type(usage).__name__, usage._fields, usage.total >= usage.used > 0)
    # expect: usage ('total', 'used', 'free') True
    os.environ["COLUMNS"], os.environ["LINES"] = "77", "11"
    print(shutil.get_terminal_size())  # expect: os.terminal_size(columns=77, lines=11)
    handle, name = tempfile.mkstemp(".end", "begin", top)
    print(os.path.basename(name)[:5], name[-4:], oct(os.fstat(handle).st_mode), os.get_inheritable(handle))
    # expect: begin .end 0o100600 False
    os.close(handle)
    directory = tempfile.mkdtemp(dir=top)
    print(os.path.isdir(directory), type(tempfile.mkdtemp(dir=os.fsencode(top))).__name__)  # expect: True bytes
    with tempfile.NamedTemporaryFile("w+", dir=top) as file:
        file.write("text")
        file.flush()
        print(os.path.exists(file.name), os.path.getsize(file.name), file.tell())  # expect: True 4 4
        name = file.name
    print(os.path.exists(name), file.closed)  # expect: False True
    with tempfile.TemporaryFile() as file:
        print(file.write(b"abc"), file.seek(1), file.read(), os.fstat(file.fileno()).st_nlink)  # expect: 3 1 b'bc' 0
    with tempfile.SpooledTemporaryFile(max_size=5) as file:
        print(file.write(b"abc"), file._rolled, file.write(b"defg"), file._rolled, file.seek(0), file.read())
        # expect: 3 False 4 True 0 b'abcdefg'
    try:
        tempfile.mkstemp(b"a", "b")
    except TypeError as error:
        print(error)  # expect: Can't mix bytes and non-bytes in path components.
    os.chdir("/")
print(os.path.exists(top), tempfile.gettempprefix(), tempfile.gettempprefixb())  # expect: False tmp b'tmp'
