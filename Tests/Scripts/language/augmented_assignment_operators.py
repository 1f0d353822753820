x = 100
x += 5; x -= 1; x *= 3
print(x)  # expect: 312
x //= 7; x **= 2; x %= 1000
print(x)  # expect: 936
x <<= 3; x >>= 1; x &= 0xFF; x |= 0x100; x ^= 0x11
print(x)  # expect: 433
x /= 4
print(x)  # expect: 108.25
