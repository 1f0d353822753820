# A file that may not grow any more, and a pipe that nobody reads: errors of the write, not the end of the process. posix_spawn
# hands the signals on as it is told to.
import os, signal

print(signal.getsignal(signal.SIGXFSZ) == signal.SIG_IGN, signal.getsignal(signal.SIGPIPE) == signal.SIG_IGN)
# expect: True True

reading, writing = os.pipe()
os.close(reading)
try:
    os.write(writing, b"x")
except BrokenPipeError as error:
    print(error)  # expect: [Errno 32] Broken pipe
os.close(writing)


def masks(**options):
    """Which of SIGUSR1 and SIGUSR2 a child blocks, and whether it ignores SIGPIPE."""
    reading, writing = os.pipe()
    moves = [(os.POSIX_SPAWN_DUP2, writing, 1)]
    pid = os.posix_spawnp("cat", ["cat", "/proc/self/status"], os.environ, file_actions=moves, **options)
    os.close(writing)
    with open(reading) as file:
        lines = dict(line.split(":", 1) for line in file)
    os.waitpid(pid, 0)
    blocked, ignored = int(lines["SigBlk"], 16), int(lines["SigIgn"], 16)
    return bool(blocked >> 9 & 1), bool(blocked >> 11 & 1), bool(ignored >> 12 & 1)


signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
print(masks())  # expect: (True, False, True)
print(masks(setsigmask=[]))  # expect: (False, False, True)
print(masks(setsigmask=[signal.SIGUSR2]))  # expect: (False, True, True)
print(masks(setsigdef=[signal.SIGPIPE]))  # expect: (True, False, False)
print(masks(setsigdef=()))  # expect: (True, False, True)
