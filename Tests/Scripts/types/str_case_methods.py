s = "hello World ß ǆ ŉ"
print(s.upper(), s.lower(), s.capitalize(), s.title(), s.swapcase(), s.casefold(), sep="|")
# expect: HELLO WORLD SS Ǆ ʼN|hello world ß ǆ ŉ|Hello world ß ǆ ŉ|Hello World Ss ǅ ʼN|HELLO wORLD SS Ǆ ʼN|hello world ss ǆ ʼn
print("ΑΣ ΣΑΣ".lower(), "İ".lower().encode(), "ﬁ".upper(), "they're bill's".title())
# expect: ας σας b'i\xcc\x87' FI They'Re Bill'S
print("x1y".title(), "ǅ".title(), "ǆa".capitalize())  # expect: X1Y ǅ ǅa
print("".upper() == "", "ABC".isupper(), "aB".islower(), "A1".isupper())  # expect: True True False True
print("1".isupper(), "Hello World".istitle(), "HeLlo".istitle(), "".islower())  # expect: False True False False
