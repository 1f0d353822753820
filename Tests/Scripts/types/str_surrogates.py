s = "a\ud800b"
print(len(s), ascii(s), s[1] == "\ud800", s.isalpha(), ascii(s.upper()), s < "a\ue000")
# expect: 3 'a\ud800b' True False 'A\ud800B' True
print(ascii("\ud83d\ude00"), len("\ud83d\ude00"), "\ud83d\ude00" == "\U0001f600")  # expect: '\ud83d\ude00' 2 False
print(ascii("x\udcff".encode("utf-8", "surrogateescape")))  # expect: b'x\xff'
try:
    s.encode()
except UnicodeEncodeError as e:
    print(e)  # expect: 'utf-8' codec can't encode character '\ud800' in position 1: surrogates not allowed
print({s: 1}[s], s in {"x", s}, ascii(s * 2), s.find("\ud800"))  # expect: 1 True 'a\ud800ba\ud800b' 1
