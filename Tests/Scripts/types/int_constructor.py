print(int(), int(3.9), int(-3.9), int("42"), int("  -7\n"), int("1_000"), int(True), int(b"12"))
# expect: 0 3 -3 42 -7 1000 1 12
print(int("ff", 16), int("0xff", 16), int("0b11", 0), int("z", 36), int("077", 8))  # expect: 255 255 3 35 63
print(int("0o17", 0), int("0"), int("-0x1F", 0))  # expect: 15 0 -31
print(int("١٢٣"), int("10" * 30), int(1e20), int("0_7"), int(bytearray(b"5")))
# expect: 123 101010101010101010101010101010101010101010101010101010101010 100000000000000000000 7 5
