# time.strptime: every directive, where numbers end, names in small and capital letters, days that are not there; gmtime and
# localtime with all sorts of numbers.
import time


def read(text, format):
    try:
        return tuple(time.strptime(text, format))
    except ValueError as error:
        return str(error)


print(read("2024-02-29 13:45:10", "%Y-%m-%d %H:%M:%S"), read("24-2-9", "%y-%m-%d"), read("68 69", "%y 69"), read("69", "%y"))
# expect: (2024, 2, 29, 13, 45, 10, 3, 60, -1) (2024, 2, 9, 0, 0, 0, 4, 40, -1) (2068, 1, 1, 0, 0, 0, 6, 1, -1) (1969, 1, 1, 0, 0, 0, 2, 1, -1)
print(read("thu FEB 29 2024", "%a %b %d %Y"), read("Thursday FEBRUARY 29 2024", "%A %B %d %Y"), read("Feb", "%h"), read("may", "%B"))
# expect: (2024, 2, 29, 0, 0, 0, 3, 60, -1) (2024, 2, 29, 0, 0, 0, 3, 60, -1) 'h' is a bad directive in format '%h' (1900, 5, 1, 0, 0, 0, 1, 121, -1)
print(read("12 AM", "%I %p"), read("12 pm", "%I %p"), read("11 Pm", "%I %p"), read("1", "%I"), read("13", "%I"))
# expect: (1900, 1, 1, 0, 0, 0, 0, 1, -1) (1900, 1, 1, 12, 0, 0, 0, 1, -1) (1900, 1, 1, 23, 0, 0, 0, 1, -1) (1900, 1, 1, 1, 0, 0, 0, 1, -1) unconverted data remains: 3
print(read("2024 366", "%Y %j"), read("2023 60", "%Y %j"), read("60", "%j"), read("2024 1 5", "%Y %w %U"), read("2024 7 5", "%Y %u %W"))
# expect: (2024, 12, 31, 0, 0, 0, 1, 366, -1) (2023, 3, 1, 0, 0, 0, 2, 60, -1) (1900, 3, 1, 0, 0, 0, 3, 60, -1) (2024, 2, 5, 0, 0, 0, 0, 36, -1) (2024, 2, 4, 0, 0, 0, 6, 35, -1)
print(read("2024 0 0", "%Y %w %W"), read("2024 6 53", "%Y %w %U"), read("7", "%w"), read("0", "%u"), read("54", "%U"))
# expect: (2024, 1, 7, 0, 0, 0, 6, 7, -1) (2025, 1, 11, 0, 0, 0, 5, 377, -1) time data '7' does not match format '%w' time data '0' does not match format '%u' unconverted data remains: 4
print(read("10:20:30", "%X"), read("10:20:30", "%T"), read("02/29/24", "%x"), read("Thu Feb 29 10:20:30 2024", "%c"))
# expect: (1900, 1, 1, 10, 20, 30, 0, 1, -1) 'T' is a bad directive in format '%T' (2024, 2, 29, 0, 0, 0, 3, 60, -1) (2024, 2, 29, 10, 20, 30, 3, 60, -1)
print(read("5%", "%d%%"), read("5", "%d%%"), read("1   2", "%d %m"), read("12", "%d %m"), read("1\t\n2", "%d %m"), read("1 2", "%d   %m"))
# expect: (1900, 1, 5, 0, 0, 0, 4, 5, -1) time data '5' does not match format '%d%%' (1900, 2, 1, 0, 0, 0, 3, 32, -1) time data '12' does not match format '%d %m' (1900, 2, 1, 0, 0, 0, 3, 32, -1) (1900, 2, 1, 0, 0, 0, 3, 32, -1)
print(read("35", "%d"), read(" 5", "%d"), read(" 0", "%d"), read("367", "%j"), read("312", "%d%m"), read("235", "%H%M"), read("61", "%S"), read("62", "%S"), read("0", "%d"), read("00", "%m"))
# expect: unconverted data remains: 5 (1900, 1, 5, 0, 0, 0, 4, 5, -1) time data ' 0' does not match format '%d' unconverted data remains: 7 day is out of range for month (1900, 1, 1, 23, 5, 0, 0, 1, -1) (1900, 1, 1, 0, 0, 61, 0, 1, -1) unconverted data remains: 2 time data '0' does not match format '%d' time data '00' does not match format '%m'
print(read("1", "%Y"), read("123", "%Y"), read("12345", "%Y"), read("1", "%y"), read("123456", "%f"), read("1234567", "%f"))
# expect: time data '1' does not match format '%Y' time data '123' does not match format '%Y' unconverted data remains: 5 time data '1' does not match format '%y' (1900, 1, 1, 0, 0, 0, 0, 1, -1) unconverted data remains: 7
print(read("2023-02-29", "%Y-%m-%d"), read("02-29", "%m-%d"), read("02-30", "%m-%d"), read("2024-04-31", "%Y-%m-%d"), read("0000", "%Y"), sep="\n")
# expect: day is out of range for month
# expect: (1900, 2, 29, 0, 0, 0, 0, 60, -1)
# expect: day is out of range for month
# expect: day is out of range for month
# expect: year 0 is out of range
print(read("", ""), read("a", ""), read("", "a"), read("\xe9 1", "\xe9 %d"), read("\u0436 1", "\u0436 %d"), read("\xe9", "\xea"), sep="\n")
# expect: (1900, 1, 1, 0, 0, 0, 0, 1, -1)
# expect: unconverted data remains: a
# expect: time data '' does not match format 'a'
# expect: (1900, 1, 1, 0, 0, 0, 0, 1, -1)
# expect: (1900, 1, 1, 0, 0, 0, 0, 1, -1)
# expect: time data 'é' does not match format 'ê'
print(read("1", "%"), read("1", "%d%"), read("1", "%Q"), read("x\xe9", "x"), read("January", "%b"), read("ma", "%b"), sep="\n")
# expect: stray % in format '%'
# expect: stray % in format '%d%'
# expect: 'Q' is a bad directive in format '%Q'
# expect: unconverted data remains: é
# expect: unconverted data remains: uary
# expect: time data 'ma' does not match format '%b'
for text in ("+0100", "-01:30", "Z", "+1", "0100", "+0160"):
    result = read(text, "%z")
    print(text, result if isinstance(result, str) else time.strptime(text, "%z").tm_gmtoff)
# expect: +0100 3600
# expect: -01:30 -5400
# expect: Z 0
# expect: +1 time data '+1' does not match format '%z'
# expect: 0100 time data '0100' does not match format '%z'
# expect: +0160 time data '+0160' does not match format '%z'
print(time.strptime("UTC", "%Z").tm_zone, time.strptime("gmt", "%Z").tm_isdst, time.strptime("1", "%d").tm_zone, time.strptime("1", "%d").tm_isdst)
# expect: UTC 0 None -1
print([time.strptime(f"{year}-{month}-1", "%Y-%m-%d")[6:8] for year in (1900, 2000, 2023, 2024) for month in (1, 2, 3, 12)])
# expect: [(0, 1), (3, 32), (3, 60), (5, 335), (5, 1), (1, 32), (2, 61), (4, 336), (6, 1), (2, 32), (2, 60), (4, 335), (0, 1), (3, 32), (4, 61), (6, 336)]
for wrong in ((b"1", "%d"), ("1", b"%d"), (5, "%d")):
    try:
        time.strptime(*wrong)
    except TypeError as error:
        print(error)
# expect: strptime() argument 0 must be str, not <class 'bytes'>
# expect: strptime() argument 1 must be str, not <class 'bytes'>
# expect: strptime() argument 0 must be str, not <class 'int'>

days = [0, -1, 951782400, 951868799, -2208988800, -62135596800, 253402300799, 1e9, 1e9 + 0.999, -0.5, True, 68169600]
for day in days:
    print(day, *time.gmtime(day)[:8])
# expect: 0 1970 1 1 0 0 0 3 1
# expect: -1 1969 12 31 23 59 59 2 365
# expect: 951782400 2000 2 29 0 0 0 1 60
# expect: 951868799 2000 2 29 23 59 59 1 60
# expect: -2208988800 1900 1 1 0 0 0 0 1
# expect: -62135596800 1 1 1 0 0 0 0 1
# expect: 253402300799 9999 12 31 23 59 59 4 365
# expect: 1000000000.0 2001 9 9 1 46 40 6 252
# expect: 1000000000.999 2001 9 9 1 46 40 6 252
# expect: -0.5 1969 12 31 23 59 59 2 365
# expect: True 1970 1 1 0 0 1 3 1
# expect: 68169600 1972 2 29 0 0 0 1 60


class Index:
    def __index__(self):
        return 86400


class Float(float):
    pass


print(time.gmtime(Index())[:3], time.gmtime(Float(86400.5))[:6], time.gmtime(0).tm_gmtoff, time.gmtime(0).tm_isdst, time.localtime(0).tm_isdst in (0, 1))
# expect: (1970, 1, 2) (1970, 1, 2, 0, 0, 0) 0 0 True
print(time.gmtime(0) == time.gmtime(0.9), type(time.gmtime()).__name__, abs(time.mktime(time.localtime(1e9)) - 1e9), time.gmtime(None)[0] > 2000)
# expect: True struct_time 0.0 True
for wrong in (1e20, 2**62, 2**70, float("nan"), "0", -(2**62)):
    for f in (time.gmtime, time.localtime, time.ctime):
        try:
            print(f(wrong))
        except (OverflowError, ValueError, TypeError, OSError) as error:
            print(type(error).__name__, error, end="; ")
    print()
# expect: OverflowError timestamp out of range for platform time_t; OverflowError timestamp out of range for platform time_t; OverflowError timestamp out of range for platform time_t; 
# expect: OSError [Errno 75] Value too large for defined data type; OSError [Errno 75] Value too large for defined data type; OSError [Errno 75] Value too large for defined data type; 
# expect: OverflowError timestamp out of range for platform time_t; OverflowError timestamp out of range for platform time_t; OverflowError timestamp out of range for platform time_t; 
# expect: ValueError Invalid value NaN (not a number); ValueError Invalid value NaN (not a number); ValueError Invalid value NaN (not a number); 
# expect: TypeError 'str' object cannot be interpreted as an integer; TypeError 'str' object cannot be interpreted as an integer; TypeError 'str' object cannot be interpreted as an integer; 
# expect: OSError [Errno 75] Value too large for defined data type; OSError [Errno 75] Value too large for defined data type; OSError [Errno 75] Value too large for defined data type; 
