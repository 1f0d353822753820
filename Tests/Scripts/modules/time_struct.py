import time
t = time.struct_time((2024, 2, 29, 1, 2, 3, 3, 60, 0))
print(t, t[0], t.tm_mon, t.tm_zone, tuple(t)[:3])
# expect: time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=1, tm_min=2, tm_sec=3, tm_wday=3, tm_yday=60, tm_isdst=0) 2024 2 None (2024, 2, 29)
print(t == (2024, 2, 29, 1, 2, 3, 3, 60, 0), t[:2], len(t), t.n_fields)  # expect: True (2024, 2) 9 11
print(t.n_sequence_fields)  # expect: 9
for f in (
    lambda: time.struct_time((1, 2)),
    lambda: setattr(t, "tm_year", 1),
    lambda: time.struct_time(),
    lambda: time.asctime((1,)),
    lambda: time.mktime("x"),
):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
        # expect: TypeError time.struct_time() takes an at least 9-sequence (2-sequence given)
        # expect: AttributeError readonly attribute
        # expect: TypeError structseq() missing required argument 'sequence' (pos 1)
        # expect: TypeError asctime(): illegal time tuple argument
        # expect: TypeError Tuple or struct_time argument required
print(time.get_clock_info("monotonic").monotonic)  # expect: True
print(time.clock_getres(time.CLOCK_REALTIME) > 0)  # expect: True
print(time.clock_gettime(time.CLOCK_MONOTONIC) > 0, time.sleep(0))  # expect: True None
print(time.thread_time() >= 0)  # expect: True
