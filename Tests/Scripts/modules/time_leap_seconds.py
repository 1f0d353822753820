# gmtime where the zones count leap seconds: only after tzset, as the C library does it, and no longer after another one.
import os
import time

moment, plain = 1483228800, (2017, 1, 1, 0, 0, 0)
counts = os.path.exists("/usr/share/zoneinfo/right/UTC")


def ask():
    return time.gmtime(moment)[:6] == plain


print(ask())  # expect: True
os.environ["TZ"] = "right/UTC"
print(ask())  # expect: True
time.tzset()
print(ask() != counts, (plain > time.gmtime(moment)[:6]) == counts)  # expect: True True
os.environ["TZ"] = "UTC"
print(ask() != counts)  # expect: True
time.tzset()
print(ask())  # expect: True
print([time.gmtime(edge)[:8] for edge in (-62135596801, -62135596800, -1, 253402300799, 253402300800)])
# expect: [(0, 12, 31, 23, 59, 59, 6, 366), (1, 1, 1, 0, 0, 0, 0, 1), (1969, 12, 31, 23, 59, 59, 2, 365), (9999, 12, 31, 23, 59, 59, 4, 365), (10000, 1, 1, 0, 0, 0, 5, 1)]
days = range(-719162, 2932896, 997)
print(all(time.gmtime(day * 86400 + 86399)[3:6] == (23, 59, 59) for day in days))  # expect: True
print(sum(sum(time.gmtime(day * 86400)[:3]) * (index % 7 + 1) for index, day in enumerate(days)))  # expect: 73584016
print(sum(sum(time.gmtime(day * 86400)[6:8]) * (index % 7 + 1) for index, day in enumerate(days)))  # expect: 2726069
