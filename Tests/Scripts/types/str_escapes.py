print("\a\b\f\v".encode(), "\0\00\000".encode(), "\7\77\101")  # expect: b'\x07\x08\x0c\x0b' b'\x00\x00\x00' ?A
print("\x41\u00e9\U0001F600", "\N{SNOWMAN}\N{latin small letter e with acute}")  # expect: Aé😀 ☃é
print('a\
b', "\\n", r"\n", "\"", '\'', "\"'", '''it's "quoted"''', """"x" """.strip())
# expect: ab \n \n " ' "' it's "quoted" "x"
print(b"\x00\xff\n\101".hex(), rb"\x41", br"\n", b'\'', len("\r\n\t"), ascii("\u2028"))
# expect: 00ff0a41 b'\\x41' b'\\n' b"'" 3 '\u2028'
