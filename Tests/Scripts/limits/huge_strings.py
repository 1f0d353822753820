def attempt(f):
    try:
        f()
        print("no error")
    except (MemoryError, OverflowError) as e:
        print(type(e).__name__)
attempt(lambda: "x" * 10 ** 15)  # expect: MemoryError
attempt(lambda: "xy" * (2 ** 62))  # expect: OverflowError
attempt(lambda: b"x" * 10 ** 15)  # expect: MemoryError
attempt(lambda: "x" * 10 ** 30)  # expect: OverflowError
attempt(lambda: bytes(10 ** 15))  # expect: MemoryError
attempt(lambda: bytearray(10 ** 15))  # expect: MemoryError
attempt(lambda: "x".ljust(10 ** 15))  # expect: MemoryError
attempt(lambda: "x".zfill(2 ** 62))  # expect: MemoryError
attempt(lambda: "\t".expandtabs(2 ** 62))  # expect: OverflowError
attempt(lambda: f"{'x':>{10 ** 15}}")  # expect: MemoryError
attempt(lambda: "%*d" % (10 ** 15, 1))  # expect: MemoryError
attempt(lambda: bytes(2 ** 63))  # expect: OverflowError
print("alive")  # expect: alive
