# Fields of records and of directory entries, read many times at the same place in a program: whatever is there next is asked afresh.
import collections
import gc
import os
import shutil
import sys
import time

top = f"/tmp/taipan-fields-{os.getpid()}"
os.mkdir(top)
try:
    for i, name in enumerate(("plain", "ä", "日本", "x" * 60)):
        with open(os.path.join(top, name), "wb") as file:
            file.write(b"." * i)
    with open(os.fsencode(top) + b"/\xff", "wb"):
        pass
    statuses = {name: os.stat(os.path.join(top, name)) for name in ("plain", "ä", "日本", "x" * 60)}

    def sizes(things):
        return [thing.st_size for thing in things]

    def hidden(things):
        return [(thing.st_mtime_ns // 10**9, int(thing.st_mtime), thing.st_blksize) for thing in things]

    Named = collections.namedtuple("Named", "st_size st_mtime_ns st_mtime st_blksize")

    class Plain:
        st_size = "class"
        st_mtime_ns, st_mtime, st_blksize = 2 * 10**9, 2.5, 7

    given = os.stat_result(range(10), {"st_mtime_ns": 3 * 10**9, "st_mtime": 3.5, "st_blksize": 8})
    short = os.stat_result(range(10, 20))
    mixed = [*statuses.values(), Named("tuple", 10**9, 1.5, 6), Plain(), given, given, Plain()]
    for repetition in range(3):
        print(sizes(statuses.values()), sizes(mixed))
    # expect: [0, 1, 2, 3] [0, 1, 2, 3, 'tuple', 'class', 6, 6, 'class']
    # expect: [0, 1, 2, 3] [0, 1, 2, 3, 'tuple', 'class', 6, 6, 'class']
    # expect: [0, 1, 2, 3] [0, 1, 2, 3, 'tuple', 'class', 6, 6, 'class']
    print(hidden(mixed[4:]))
    # expect: [(1, 1, 6), (2, 2, 7), (3, 3, 8), (3, 3, 8), (2, 2, 7)]
    print(all(a == b for a, b, _ in hidden(statuses.values())), short.st_mtime, short.st_atime_ns, short.st_rdev)
    # expect: True 18 None None
    print([part.tm_zone for part in (time.gmtime(0), time.gmtime(1), time.struct_time(range(11)))])
    # expect: ['GMT', 'GMT', 9]
    terminal = os.terminal_size((1, 2))
    print([part.major for part in (sys.version_info, sys.version_info)], [part.columns for part in (terminal, terminal)])
    # expect: [3, 3] [1, 1]

    # a record is a tuple in all other respects
    status = statuses["ä"]
    mode, inode, device, links, *rest = status
    print(len(status), len(rest), status[6], status[-4:-3], (mode, inode) == status[:2], links, 1 in status)
    # expect: 10 6 1 (1,) True 1 True
    print(status == os.stat(os.path.join(top, "ä")), status == tuple(status), hash(status) == hash(tuple(status)))
    # expect: True True True
    match status:
        case [first, second, *_] if first == mode and second == inode:
            print("matched", os.stat_result.__match_args__[0], "%d" * 10 % status == "".join(str(n) for n in status))
    # expect: matched st_mode True
    for field in ("st_size", "st_mtime_ns"):
        try:
            setattr(status, field, 1)
        except AttributeError as error:
            print(error)
    # expect: readonly attribute
    # expect: readonly attribute

    # times of long ago and far away
    for seconds in (-5, 0, 1, 9 * 10**9 - 1, 10**10):
        for i in range(2):
            os.utime(os.path.join(top, "plain"), ns=(seconds * 10**9 + 500_000_000, 0))
            far = os.stat(os.path.join(top, "plain"))
        print(far.st_atime_ns / 10**9 == far.st_atime == seconds + 0.5, far[7] == seconds, far.st_atime_ns > 2**63)
    # expect: True True False
    # expect: True True False
    # expect: True True False
    # expect: True True False
    # expect: True True True

    # what is in a cycle through a hidden field is found
    class Witness:
        pass

    held = [Witness()]
    record = os.stat_result(range(10), {"st_rdev": held})
    held.append(record)
    print(record.st_rdev is held, record.st_rdev[1] is record)  # expect: True True
    del record, held
    print(sum(isinstance(o, Witness) for o in gc.get_objects()), gc.collect() > 0)  # expect: 1 True
    print(sum(isinstance(o, Witness) for o in gc.get_objects()))  # expect: 0

    # entries
    def names(entries):
        return sorted(entry.name for entry in entries)

    class Entry:
        def __init__(self, name):
            self.name = name

    for where in (top, os.fsencode(top), top):
        with os.scandir(where) as entries:
            print(ascii(names(entries)))
        print(names([Entry("b"), Entry("a")]))
    # expect: ['plain', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '\xe4', '\u65e5\u672c', '\udcff']
    # expect: ['a', 'b']
    # expect: [b'plain', b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', b'\xc3\xa4', b'\xe6\x97\xa5\xe6\x9c\xac', b'\xff']
    # expect: ['a', 'b']
    # expect: ['plain', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '\xe4', '\u65e5\u672c', '\udcff']
    # expect: ['a', 'b']
    with os.scandir(top) as entries:
        entry = next(e for e in entries if e.name == "ä")
    print(entry.name, entry.path == os.path.join(top, "ä"), entry.path is entry.path, entry.name is entry.name)
    # expect: ä True True True
    print(entry.stat() is entry.stat(follow_symlinks=False), entry.is_file(), entry.is_dir(follow_symlinks=0))
    # expect: True True False
    for attempt in (lambda: setattr(entry, "name", "b"), lambda: delattr(entry, "name"), lambda: vars(entry)):
        try:
            attempt()
        except (AttributeError, TypeError) as error:
            print(type(error).__name__, error)
    # expect: AttributeError readonly attribute
    # expect: AttributeError readonly attribute
    # expect: TypeError vars() argument must have __dict__ attribute
    name = entry.name
    del entry, entries
    print(name)  # expect: ä
finally:
    shutil.rmtree(top)
