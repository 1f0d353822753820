import os
path = f"/tmp/taipan-open-exclusive-{os.getpid()}"
try:
    with open(path, "x") as f: f.write("made")
    try:
        open(path, "x")
    except FileExistsError as e:
        print(e.errno, e.strerror)  # expect: 17 File exists
    f = open(path)
    f.close()
    f.close()
    for action in (
        f.read,
        f.readline,
        f.fileno,
        f.__enter__,
        lambda: next(f),
        lambda: f.seek(0),
        f.isatty,
    ):
        try:
            action()
        except ValueError as e:
            print(e)
            # expect: I/O operation on closed file.
            # expect: I/O operation on closed file.
            # expect: I/O operation on closed file
            # expect: I/O operation on closed file.
            # expect: I/O operation on closed file.
            # expect: I/O operation on closed file.
            # expect: I/O operation on closed file
    print(f.closed, f.name == path)  # expect: True True
    with open(path, "w") as w, open(path) as r:
        for bad in (w.read, lambda: r.write("x"), lambda: w.write(b"bytes")):
            try:
                bad()
            except (OSError, TypeError) as e:
                print(type(e).__name__, e)
                # expect: UnsupportedOperation not readable
                # expect: UnsupportedOperation not writable
                # expect: TypeError write() argument must be str, not bytes
finally:
    os.remove(path)
