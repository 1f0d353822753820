print(hash(5), hash(-1), hash(-2), hash(2 ** 61 - 1), hash(2 ** 61))  # expect: 5 -2 -2 0 1
print(hash(2 ** 100) == hash(2 ** 100 % (2 ** 61 - 1)))  # expect: True
print(hash(1) == hash(1.0) == hash(True) == hash(1 + 0j), {1: "a", 1.0: "b", True: "c"})  # expect: True {1: 'c'}
a, b = 5, 5
print(a is b, isinstance(True, int), type(True + 0).__name__)  # expect: True True int
