# time.strftime: all directives of the usual formats, the edges of the fields and years, formats with other characters, and what a
# struct_time carries besides its nine items.
import time


def tuple_of(year=2024, month=2, day=29, hour=13, minute=5, second=9, weekday=3, yearday=60, dst=0):
    return (year, month, day, hour, minute, second, weekday, yearday, dst)


def message(*arguments):
    try:
        return ascii(time.strftime(*arguments))
    except (TypeError, ValueError, OverflowError, UnicodeEncodeError) as error:
        return f"{type(error).__name__}: {error}"


t = time.struct_time(tuple_of())
for letters in ("YmdHMSyjI", "FTaAbBp%", "hDRceCgGVuwUWnt", "xXr"):
    print(*(time.strftime("<%" + letter + ">", t) for letter in letters))
# expect: <2024> <02> <29> <13> <05> <09> <24> <060> <01>
# expect: <2024-02-29> <13:05:09> <Thu> <Thursday> <Feb> <February> <PM> <%>
# expect: <Feb> <02/29/24> <13:05> <Thu Feb 29 13:05:09 2024> <29> <20> <24> <2024> <09> <4> <4> <08> <09> <
# expect: > <	>
# expect: <02/29/24> <13:05:09> <01:05:09 PM>
print(time.strftime("%Y-%m-%d %H:%M:%S", t), time.strftime("", t) == "", time.strftime("x", t), time.strftime("%%%Y%%", t), time.strftime("%Y%", t))
# expect: 2024-02-29 13:05:09 True x %2024% 2024%
print([time.strftime("%I %p %H", tuple_of(hour=hour)) for hour in (0, 1, 11, 12, 13, 23)])
# expect: ['12 AM 00', '01 AM 01', '11 AM 11', '12 PM 12', '01 PM 13', '11 PM 23']
print([time.strftime("%a %A", tuple_of(weekday=day)) for day in range(7)])
# expect: ['Mon Monday', 'Tue Tuesday', 'Wed Wednesday', 'Thu Thursday', 'Fri Friday', 'Sat Saturday', 'Sun Sunday']
print([time.strftime("%b %B", tuple_of(month=month, day=1)) for month in range(13)])
# expect: ['Jan January', 'Jan January', 'Feb February', 'Mar March', 'Apr April', 'May May', 'Jun June', 'Jul July', 'Aug August', 'Sep September', 'Oct October', 'Nov November', 'Dec December']
print([time.strftime("%j %d %S", tuple_of(yearday=day, day=part, second=61)) for day, part in ((0, 0), (1, 1), (9, 9), (10, 10), (99, 30), (100, 31), (366, 31))])
# expect: ['001 01 61', '001 01 61', '009 09 61', '010 10 61', '099 30 61', '100 31 61', '366 31 61']
print([time.strftime("%y|%m/%d", tuple_of(year=year)) for year in (999, 1000, 1999, 2000, 9999, 10000)])
# expect: ['99|02/29', '00|02/29', '99|02/29', '00|02/29', '99|02/29', '00|02/29']
print([time.strftime("%Y|%F", tuple_of(year=year)) for year in (1000, 1899, 1900, 1969, 1970, 2038, 9999)])
# expect: ['1000|1000-02-29', '1899|1899-02-29', '1900|1900-02-29', '1969|1969-02-29', '1970|1970-02-29', '2038|2038-02-29', '9999|9999-02-29']
print([time.strftime("%Y", tuple_of(year=year)) for year in (10000, 123456, 2**31 - 1)])
# expect: ['10000', '123456', '2147483647']

# formats of every kind
for format in ("%Y\xe9%m", "\u0436 %Y", "\U0001f600%d", "\udcff%H", "%d\n\t%m", "x" * 300 + "%Y", "%A" * 40, "%Y" * 200, "%\xe9", "%E", "%Ey %Od %-d %_H %05d %^a"):
    print(ascii(time.strftime(format, t))[-60:])
# expect: '2024\xe902'
# expect: '\u0436 2024'
# expect: '\U0001f60029'
# expect: '\udcff13'
# expect: '29\n\t02'
# expect: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx2024'
# expect: dayThursdayThursdayThursdayThursdayThursdayThursdayThursday'
# expect: 02420242024202420242024202420242024202420242024202420242024'
# expect: '%\xe9'
# expect: '%E'
# expect: '24 29 29 13 00029 THU'
print(message("%Y\0%m", t), message(b"%Y", t), message(None), message("%Y", 5), message("%Y", [1] * 9), sep="\n")
# expect: ValueError: embedded null character
# expect: TypeError: strftime() argument 1 must be str, not bytes
# expect: TypeError: strftime() argument 1 must be str, not None
# expect: TypeError: Tuple or struct_time argument required
# expect: TypeError: Tuple or struct_time argument required
print(message("%Y", (1,)), message("%Y", tuple_of(year="x")), message("%Y", tuple_of(hour=1.5)), message("%Y", tuple_of(year=2**40)), sep="\n")
# expect: TypeError: strftime(): illegal time tuple argument
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: OverflowError: signed integer is greater than maximum

# fields that no clock shows
for name, values in {"month": (-1, 13), "day": (-1, 32), "hour": (-1, 24), "minute": (-1, 60), "second": (-1, 62), "weekday": (-2, -1, 7, 13), "yearday": (-1, 367)}.items():
    print(name, *(message("%Y-%m-%d %a", tuple_of(**{name: value})) for value in values))
# expect: month ValueError: month out of range ValueError: month out of range
# expect: day ValueError: day of month out of range ValueError: day of month out of range
# expect: hour ValueError: hour out of range ValueError: hour out of range
# expect: minute ValueError: minute out of range ValueError: minute out of range
# expect: second ValueError: seconds out of range ValueError: seconds out of range
# expect: weekday ValueError: day of week out of range '2024-02-29 Sun' '2024-02-29 Mon' '2024-02-29 Sun'
# expect: yearday ValueError: day of year out of range ValueError: day of year out of range
print(*(message("%Y", tuple_of(year=year)) for year in (-(2**31), -(2**31) + 1899, 2**31)))
# expect: OverflowError: year out of range OverflowError: year out of range OverflowError: signed integer is greater than maximum


class Number(int):
    def __index__(self):
        return 7


class Index:
    def __index__(self):
        return 11


print(time.strftime("%Y %m %d", tuple_of(month=Number(3), day=Index(), hour=True)))  # expect: 2024 03 11

# the hidden fields
for zone in ("ABC", "\xe9", "a\0b", "\udc80", None, 5):
    for offset in (0, -3600, None, "x", 10**30):
        hidden = time.struct_time(tuple_of() + (zone, offset))
        if zone is None or zone == "ABC" or offset == 0:
            print(ascii(zone), offset, message("%H" if zone is None else "%Z %z %H", hidden), message("%H", hidden))
# expect: 'ABC' 0 'ABC +0000 13' '13'
# expect: 'ABC' -3600 'ABC -0100 13' '13'
# expect: 'ABC' None 'ABC +0000 13' '13'
# expect: 'ABC' x TypeError: 'str' object cannot be interpreted as an integer TypeError: 'str' object cannot be interpreted as an integer
# expect: 'ABC' 1000000000000000000000000000000 OverflowError: Python int too large to convert to C long OverflowError: Python int too large to convert to C long
# expect: '\xe9' 0 '\xe9 +0000 13' '13'
# expect: 'a\x00b' 0 'a +0000 13' '13'
# expect: '\udc80' 0 UnicodeEncodeError: 'utf-8' codec can't encode character '\udc80' in position 0: surrogates not allowed UnicodeEncodeError: 'utf-8' codec can't encode character '\udc80' in position 0: surrogates not allowed
# expect: None 0 '13' '13'
# expect: None -3600 '13' '13'
# expect: None None '13' '13'
# expect: None x TypeError: 'str' object cannot be interpreted as an integer TypeError: 'str' object cannot be interpreted as an integer
# expect: None 1000000000000000000000000000000 OverflowError: Python int too large to convert to C long OverflowError: Python int too large to convert to C long
# expect: 5 0 TypeError: bad argument type for built-in operation TypeError: bad argument type for built-in operation
for f in (time.asctime, time.mktime):
    for zone in ("\udc80", 5):
        try:
            f(time.struct_time(tuple_of() + (zone, 0)))
        except (TypeError, UnicodeEncodeError) as error:
            print(error)
# expect: 'utf-8' codec can't encode character '\udc80' in position 0: surrogates not allowed
# expect: bad argument type for built-in operation
# expect: 'utf-8' codec can't encode character '\udc80' in position 0: surrogates not allowed
# expect: bad argument type for built-in operation
print(len(time.strftime("%Y-%m-%d")), time.strftime("%H:%M", time.gmtime(0)), time.strftime("%Z", time.gmtime(0)) in ("UTC", "GMT"))
# expect: 10 00:00 True
