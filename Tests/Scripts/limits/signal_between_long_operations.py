# A signal's handler runs as soon as the operation that is going on has ended, however long a turn of the loop takes.
import gc
import re
import signal

fired = []
signal.signal(signal.SIGALRM, lambda number, frame: fired.append(number))

data = b"a" * 4_000_000
text = "a" * 4_000_000
numbers = set(range(50_000))
kept = [[] for _ in range(50_000)]

late = []
for name, work in [
    ("count", lambda: data.count(b"b")),
    ("find", lambda: text.find("b")),
    ("search", lambda: re.search("b", text)),
    ("decode", lambda: data.decode()),
    ("copy", lambda: bytes(memoryview(data))),
    ("repeat", lambda: (0,) * 500_000),
    ("union", lambda: numbers | {-1}),
    ("collect", lambda: gc.collect()),
]:
    fired.clear()
    signal.setitimer(signal.ITIMER_REAL, 0.02)
    for turn in range(3000):
        work()
        if fired:
            break
    if fired != [signal.SIGALRM]:
        late.append(name)
print(late)  # expect: []
