import os
path = f"/tmp/taipan-open-seek-{os.getpid()}"
try:
    with open(path, "w+", encoding="utf-8") as f:
        f.write("aé\nbc\n")
        end = f.tell()
        f.seek(0)
        f.readline()
        position = f.tell()
        print(end, position, f.read(), f.seek(position), repr(f.read(1)), f.seek(0, 2))
        # expect: 7 4 bc
        # expect:  4 'b' 7
        f.truncate(position)
        f.seek(0)
        print(repr(f.read()))  # expect: 'aé\n'
        for bad in (
            lambda: f.seek(1, 1),
            lambda: f.seek(-1, 2),
            lambda: f.seek(-5),
            lambda: f.seek(0, 9),
        ):
            try:
                bad()
            except (OSError, ValueError) as e:
                print(type(e).__name__, e)
                # expect: UnsupportedOperation can't do nonzero cur-relative seeks
                # expect: UnsupportedOperation can't do nonzero end-relative seeks
                # expect: ValueError negative seek position -5
                # expect: ValueError invalid whence (9, should be 0, 1 or 2)
    with open(path) as f:
        next(f)
        try:
            f.tell()
        except OSError as e:
            print(e)  # expect: telling position disabled by next() call
finally:
    os.remove(path)
