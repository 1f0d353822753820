from enum import Enum, unique, Flag
class C(Enum):
    A = 1
def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)
def subclass():
    class D(C): B = 2
def duplicate():
    class D(Enum):
        X = 1
        X = 2
def not_unique():
    @unique
    class D(Enum):
        X = 1
        Y = 1
attempt(lambda: C(5))  # expect: ValueError: 5 is not a valid C
attempt(lambda: C["Z"])  # expect: KeyError: 'Z'
attempt(lambda: C.Z)  # expect: AttributeError: type object 'C' has no attribute 'Z'
attempt(lambda: setattr(C, "A", 2))  # expect: AttributeError: cannot reassign member 'A'
attempt(lambda: setattr(C.A, "value", 2))  # expect: AttributeError: <enum 'Enum'> cannot set attribute 'value'
attempt(lambda: C.A < C.A)  # expect: TypeError: '<' not supported between instances of 'C' and 'C'
attempt(subclass)  # expect: TypeError: <enum 'D'> cannot extend <enum 'C'>
attempt(duplicate)  # expect: TypeError: 'X' already defined as 1
attempt(not_unique)  # expect: ValueError: duplicate values found in <enum 'D'>: Y -> X
attempt(lambda: delattr(C, "A"))  # expect: AttributeError: 'C' cannot delete member 'A'.
attempt(lambda: C())  # expect: TypeError: EnumType.__call__() missing 1 required positional argument: 'value'
