class Both:
    def __bool__(self): return False
    def __len__(self): return 5
print(bool(Both()), len(Both()))  # expect: False 5
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
def with_len(v):
    return type("L", (), {"__len__": lambda self: v})()
def with_bool(v):
    return type("B", (), {"__bool__": lambda self: v})()
attempt(lambda: len(with_len(-1)))  # expect: ValueError __len__() should return >= 0
attempt(lambda: len(with_len("x")))  # expect: TypeError 'str' object cannot be interpreted as an integer
attempt(lambda: len(with_len(1 << 70)))  # expect: OverflowError cannot fit 'int' into an index-sized integer
attempt(lambda: len(with_len(1.5)))  # expect: TypeError 'float' object cannot be interpreted as an integer
attempt(lambda: bool(with_len(-1)))  # expect: ValueError __len__() should return >= 0
attempt(lambda: bool(with_bool(1)))  # expect: TypeError __bool__ should return bool, returned int
attempt(lambda: len(with_len(True)))  # expect: 1
