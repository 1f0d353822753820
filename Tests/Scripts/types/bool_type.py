print(True, False, bool(), bool([]), repr(True), True == 1, True is (1 == 1))
# expect: True False False False True True True
print(True & False, True | False, True ^ True, True & 1, True << 2)  # expect: False True False 1 4
print(type(True & True).__name__, type(True & 1).__name__)  # expect: bool int
print(int(True), float(True), str(True), [10, 20][True], "yes" * True, bool.__mro__)
# expect: 1 1.0 True 20 yes (<class 'bool'>, <class 'int'>, <class 'object'>)
print(bool("False"), f"{True}", f"{True:d}", f"{True:>6}")  # expect: True True 1      1
try:
    bool(1, 2)
except TypeError as e:
    print(e)  # expect: bool expected at most 1 argument, got 2
