import os, time
os.environ["TZ"] = "XYZ+5"
time.tzset()
print(time.timezone, time.tzname[0], time.localtime(0)[:6])  # expect: 18000 XYZ (1969, 12, 31, 19, 0, 0)
print(time.mktime((1970, 1, 1, 0, 0, 0, 0, 1, 0)), time.localtime(0).tm_gmtoff)  # expect: 18000.0 -18000
print(time.localtime(0).tm_zone)  # expect: XYZ
print(time.strftime("%H:%M %Z", time.localtime(86400)), time.ctime(0))  # expect: 19:00 XYZ Wed Dec 31 19:00:00 1969
print(time.altzone == time.timezone or time.daylight)  # expect: True
os.environ["TZ"] = "UTC"
time.tzset()
print(time.localtime(0)[:6], time.timezone, time.asctime(time.localtime(1e9)))
# expect: (1970, 1, 1, 0, 0, 0) 0 Sun Sep  9 01:46:40 2001
