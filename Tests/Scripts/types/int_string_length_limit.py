import sys
print(sys.get_int_max_str_digits())  # expect: 4300
for f in (lambda: str(10 ** 5000), lambda: int("9" * 5000), lambda: f"{10 ** 5000}"):
    try:
        f()
    except ValueError as e:
        print(e)
        # expect: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
        # expect: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit
        # expect: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
print(len(hex(10 ** 5000)), int("f" * 5000, 16) > 0)  # expect: 4155 True
sys.set_int_max_str_digits(0)
print(len(str(10 ** 5000)), int("9" * 5000) == 10 ** 5000 - 1)  # expect: 5001 True
