# Comparing, joining and pickling while the objects change, or have more to them than their items.
import copy
import pickle

separator = bytearray(b",")


def pieces():
    separator.clear()
    yield b"A"
    yield b"B"


try:
    separator.join(pieces())
except BufferError as error:
    print(error)  # expect: Existing exports of data: object cannot be re-sized
separator.append(33)
print(separator.join(iter([b"a", b"b"])))  # expect: bytearray(b'a,!b')

array = bytearray(b"abcdefgh")
array[1:-1:2] = b""
print(array)  # expect: bytearray(b'acegh')
with memoryview(array):
    try:
        array[1:-1:2] = b""
    except BufferError as error:
        print(error)  # expect: Existing exports of data: object cannot be re-sized


class Clearing:
    def __init__(self, other):
        self.other = other

    def __eq__(self, other):
        self.other.clear()
        return NotImplemented


one, two = [], []
one.append(Clearing(two))
two.append(Clearing(one))
print(one == two, one, two)  # expect: True [] []


class Slotted(bytearray):
    __slots__ = ("x", "y", "__dict__")


a = Slotted(b"abcd")
a.x, a.z = 10, 20
for again in copy.copy(a), copy.deepcopy(a), *(pickle.loads(pickle.dumps(a, p)) for p in range(6)):
    assert again == a and type(again) is Slotted and (again.x, again.z) == (10, 20) and not hasattr(again, "y")

strict = zip([1, 2], [3], strict=True)
for p in range(6):
    try:
        list(pickle.loads(pickle.dumps(strict, p)))
        print("no error")
    except ValueError as error:
        assert str(error) == "zip() argument 2 is shorter than argument 1"
print(zip([1], strict=True).__reduce__()[2], len(zip([1]).__reduce__()))  # expect: True 2
