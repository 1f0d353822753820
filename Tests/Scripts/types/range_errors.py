def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)

attempt(lambda: range())  # expect: TypeError: range expected at least 1 argument, got 0
attempt(lambda: range(1.0))  # expect: TypeError: 'float' object cannot be interpreted as an integer
attempt(lambda: range("a"))  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(lambda: range(1, 2, 0))  # expect: ValueError: range() arg 3 must not be zero
attempt(lambda: range(1, 2, 3, 4))  # expect: TypeError: range expected at most 3 arguments, got 4
attempt(lambda: range(3)[3])  # expect: IndexError: range object index out of range
attempt(lambda: range(3).index(7))  # expect: ValueError: 7 is not in range
attempt(lambda: range(3)["x"])  # expect: TypeError: range indices must be integers or slices, not str
attempt(lambda: len(range(10 ** 30)))  # expect: OverflowError: Python int too large to convert to C ssize_t
attempt(lambda: range(3) + range(2))  # expect: TypeError: unsupported operand type(s) for +: 'range' and 'range'
attempt(lambda: setattr(range(3), "start", 1))  # expect: AttributeError: readonly attribute
attempt(lambda: range(3) < range(4))  # expect: TypeError: '<' not supported between instances of 'range' and 'range'
attempt(lambda: range(stop=5))  # expect: TypeError: range() takes no keyword arguments
