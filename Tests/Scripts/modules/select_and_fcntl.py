# Waiting for descriptors, and their flags and locks.
import fcntl, os, select

read, write = os.pipe()
print(select.select([read], [write], [], 0) == ([], [write], []), select.select([read], [], [], 0.01))
# expect: True ([], [], [])
os.write(write, b"x")
print(select.select([read], [], [read], 5) == ([read], [], []))  # expect: True
poll = select.poll()
print(poll.register(read, select.POLLIN), poll.register(write, select.POLLOUT), poll.poll() == [(read, 1), (write, 4)])
# expect: None None True
print(poll.modify(write, select.POLLIN), poll.poll(0) == [(read, 1)], poll.unregister(read), poll.poll(1))
# expect: None True None []
os.close(write)
poll.register(read)
print(poll.poll() == [(write, select.POLLNVAL), (read, select.POLLIN | select.POLLHUP)] or sorted(e for _, e in poll.poll()))
# expect: True
for run in (
    lambda: select.select([9999], [], [], 0), lambda: select.select(["a"], [], []), lambda: select.select([], [], [], -1),
    lambda: select.select([], [], [], "a"), lambda: select.select(1, [], []), lambda: poll.unregister(7777),
    lambda: poll.modify(7777, 1), lambda: poll.register("a"), lambda: poll.register(1, -1),
):
    try:
        run()
    except (OSError, TypeError, ValueError, KeyError, OverflowError) as error:
        print(type(error).__name__, error)
# expect: ValueError filedescriptor out of range in select()
# expect: TypeError argument must be an int, or have a fileno() method.
# expect: ValueError timeout must be non-negative
# expect: TypeError timeout must be a float or None
# expect: TypeError arguments 1-3 must be sequences
# expect: KeyError 7777
# expect: FileNotFoundError [Errno 2] No such file or directory
# expect: TypeError argument must be an int, or have a fileno() method.
# expect: ValueError value must be positive
print(fcntl.fcntl(read, fcntl.F_GETFD), fcntl.fcntl(read, fcntl.F_SETFD, 0), os.get_inheritable(read))
# expect: 1 0 True
flags = fcntl.fcntl(read, fcntl.F_GETFL)
print(fcntl.fcntl(read, fcntl.F_SETFL, flags | os.O_NONBLOCK), os.get_blocking(read))  # expect: 0 False
name = f"/tmp/taipan-fcntl-{os.getpid()}"
with open(name, "w") as one, open(name, "w") as two:
    print(fcntl.flock(one, fcntl.LOCK_EX))  # expect: None
    try:
        fcntl.flock(two, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        print(error)  # expect: [Errno 11] Resource temporarily unavailable
    print(fcntl.flock(one, fcntl.LOCK_UN), fcntl.flock(two, fcntl.LOCK_SH | fcntl.LOCK_NB), fcntl.lockf(one, fcntl.LOCK_EX, 10))
    # expect: None None None
    buffer = bytearray(4)
    os.write(one.fileno(), b"12345")
    print(fcntl.ioctl(read, 0x541B, buffer), int.from_bytes(buffer, "little"), fcntl.ioctl(read, 0x541B, b"\0" * 4))
    # expect: 0 1 b'\x01\x00\x00\x00'
    for run in (lambda: fcntl.lockf(one, 77), lambda: fcntl.fcntl(9999, fcntl.F_GETFD), lambda: fcntl.fcntl("a", 1)):
        try:
            run()
        except (OSError, TypeError, ValueError) as error:
            print(type(error).__name__, error)
    # expect: OSError [Errno 9] Bad file descriptor
    # expect: OSError [Errno 9] Bad file descriptor
    # expect: TypeError argument must be an int, or have a fileno() method.
os.unlink(name)
