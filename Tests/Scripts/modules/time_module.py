import time
a = time.monotonic()
b = time.monotonic()
print(b >= a, time.perf_counter() >= 0, isinstance(time.time(), float))  # expect: True True True
print(isinstance(time.time_ns(), int), time.process_time() >= 0)  # expect: True True
t = time.gmtime(0)
print(t, t.tm_year, t[3:6], time.gmtime(86400 * 365)[:3], time.gmtime(1e9)[:6])
# expect: time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=1, tm_isdst=0) 1970 (0, 0, 0) (1971, 1, 1) (2001, 9, 9, 1, 46, 40)
print(len(t), time.struct_time(range(9)).tm_mday)  # expect: 9 2
print(time.strftime("%Y-%m-%d %H:%M:%S %j %a %b %%", t))  # expect: 1970-01-01 00:00:00 001 Thu Jan %
print(time.strftime("%A %B %d %I %p %y", time.gmtime(1700000000)), time.asctime(t))
# expect: Tuesday November 14 10 PM 23 Thu Jan  1 00:00:00 1970
print(time.strptime("2024-02-29 13:45:10", "%Y-%m-%d %H:%M:%S")[:8])  # expect: (2024, 2, 29, 13, 45, 10, 3, 60)
print(time.strptime("1 Jan 99", "%d %b %y")[:3])  # expect: (1999, 1, 1)
for f in (
    lambda: time.strptime("x", "%Y"),
    lambda: time.strptime("2024-13", "%Y-%m"),
    lambda: time.gmtime(1e30),
    lambda: time.strftime("%Y", (1,)),
    lambda: time.sleep(-1),
    lambda: time.gmtime("x"),
):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
        # expect: ValueError time data 'x' does not match format '%Y'
        # expect: ValueError unconverted data remains: 3
        # expect: OverflowError timestamp out of range for platform time_t
        # expect: TypeError strftime(): illegal time tuple argument
        # expect: ValueError sleep length must be non-negative
        # expect: TypeError 'str' object cannot be interpreted as an integer
