print(bin(5), oct(64), hex(255), chr(97), chr(0x20AC), ord("a"), ord("€"))  # expect: 0b101 0o100 0xff a € 97 8364
print(ord(b"z"), ascii("né"), chr(0xD800) == "\ud800", ord(bytearray(b"q")))  # expect: 122 'n\xe9' True 113
for f in (
    lambda: chr(-1),
    lambda: chr(0x110000),
    lambda: chr("a"),
    lambda: ord("ab"),
    lambda: ord(""),
    lambda: ord(5),
    lambda: hex(1.5),
    lambda: bin("1"),
    lambda: chr(1 << 70),
):
    try:
        f()
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
        # expect: ValueError chr() arg not in range(0x110000)
        # expect: ValueError chr() arg not in range(0x110000)
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError ord() expected a character, but string of length 2 found
        # expect: TypeError ord() expected a character, but string of length 0 found
        # expect: TypeError ord() expected string of length 1, but int found
        # expect: TypeError 'float' object cannot be interpreted as an integer
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: ValueError chr() arg not in range(0x110000)
