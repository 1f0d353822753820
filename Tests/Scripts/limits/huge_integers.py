def attempt(f):
    try:
        f()
        print("no error")
    except (MemoryError, OverflowError, ValueError) as e:
        print(repr(e))
attempt(lambda: 1 << (1 << 64))  # expect: MemoryError()
attempt(lambda: 1 << (1 << 62))  # expect: MemoryError()
attempt(lambda: int("9" * 10000))
# expect: ValueError('Exceeds the limit (4300 digits) for integer string conversion: value has 10000 digits; use sys.set_int_max_str_digits() to increase the limit')
attempt(lambda: str(10 ** 10000))
# expect: ValueError('Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit')
attempt(lambda: float(10 ** 10000))  # expect: OverflowError('int too large to convert to float')
attempt(lambda: (1).to_bytes(2 ** 62))  # expect: MemoryError()
attempt(lambda: 10 ** 10000 % 7 == 0)  # expect: no error
a = 3 ** 20000
print(a.bit_length(), a % 10 ** 10, (a * a) // a == a, (a >> 31000).bit_length(), a & 0xFFFF)
# expect: 31700 3104400001 True 700 38529
x = 7 ** 50000
y = x // 3 ** 1000
print((y * 3 ** 1000 + x % 3 ** 1000) == x)  # expect: True
