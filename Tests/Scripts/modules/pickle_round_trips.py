# pickle: everything goes out and comes back in all protocols, byte for byte as CPython writes it.
import collections, copyreg, enum, io, pickle

class Point:
    def __init__(self, x): self.x = x
    def __eq__(self, other): return self.x == other.x
    class Inner: pass
class Slots:
    __slots__ = ("a", "b")
class Items(list): pass
class Table(dict): pass
class Color(enum.Enum): RED = 1
Pair = collections.namedtuple("Pair", "a b")
class Reduced:
    def __reduce__(self): return (Reduced, (), {"state": 1})
class Stateful:
    def __getstate__(self): return "kept"
    def __setstate__(self, state): self.got = state

values = [
    None, True, 0, 255, 256, 65536, -1, 1 << 31, -(1 << 31), 1 << 100, -(1 << 100), -128, -32768 * 65536 * 256, 1.5,
    float("inf"), "", "abc", "\u20ac\ud800\n\\", "x" * 300, b"", b"abc", b"z" * 70000, bytearray(b"q"), (), (1,), (1, 2, 3),
    (1, 2, 3, 4), [1, 2], {1: 2, "a": [3]}, set(), {1, 2}, frozenset({3}), Point(3), Items([1]), Table(a=1), Color.RED,
    Pair(1, 2), range(3), slice(1, 2), 1 + 2j, len, Point, Point.Inner, collections.OrderedDict(a=1),
    collections.deque([1, 2]), type(None), ..., NotImplemented, list(range(3000)), {i: i for i in range(2500)},
]
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    for value in values:
        back = pickle.loads(pickle.dumps(value, protocol))
        if back != value or type(back) is not type(value): print("lost", protocol, value, back)
    loop = [1]
    loop.append(loop)
    back = pickle.loads(pickle.dumps(loop, protocol))
    nested = ([],)
    nested[0].append(nested)
    again = pickle.loads(pickle.dumps(nested, protocol))
    print(protocol, back[1] is back, again[0][0] is again, pickle.loads(pickle.dumps(Stateful(), protocol)).got,
          pickle.loads(pickle.dumps(Reduced(), protocol)).state)
slots = Slots()
slots.a = 1
print(pickle.loads(pickle.dumps(slots)).a)

print(pickle.dumps([1, "a", {"k": (1.5, None)}], 0))
print(pickle.dumps([1, "a", {"k": (1.5, None)}], 2))
print(pickle.dumps([1, "a", {"k": (1.5, None)}], 4))
print(pickle.dumps(Point(b"x"), 5))

for f in (
    lambda: pickle.dumps(i for i in ()),
    lambda: pickle.loads(b""),
    lambda: pickle.loads(b"\x80\x09."),
    lambda: pickle.dumps(1, 9),
    lambda: pickle.Pickler(3),
):
    try:
        f()
    except (TypeError, ValueError, EOFError, pickle.PickleError) as e:
        print(type(e).__name__, e)

class WithIds(pickle.Pickler):
    def persistent_id(self, obj): return "the list" if obj is values else None
class FromIds(pickle.Unpickler):
    def persistent_load(self, pid): return values if pid == "the list" else None
    def find_class(self, module, name):
        if name == "Point": raise pickle.UnpicklingError("forbidden")
        return super().find_class(module, name)
file = io.BytesIO()
WithIds(file).dump([values, Pair(1, 2)])
file.seek(0)
back = FromIds(file).load()
print(back[0] is values, back[1])
try:
    FromIds(io.BytesIO(pickle.dumps(Point(1)))).load()
except pickle.UnpicklingError as e:
    print(e)
copyreg.pickle(Slots, lambda s: (Slots, ()))
print(type(pickle.loads(pickle.dumps(slots, 0))).__name__)
buffers = []
data = pickle.dumps(pickle.PickleBuffer(bytearray(b"big")), 5, buffer_callback=buffers.append)
print(len(buffers), bytes(pickle.loads(data, buffers=buffers)), pickle.loads(pickle.dumps(pickle.PickleBuffer(b"in"), 5)))
print(pickle.loads(b"\x80\x02X\x01\x00\x00\x00aq\x00."), pickle.loads(b"c__builtin__\nxrange\n(I3\ntR."), pickle.loads(b"S'a\\x41'\n."))
# expect: 0 True True kept 1
# expect: 1 True True kept 1
# expect: 2 True True kept 1
# expect: 3 True True kept 1
# expect: 4 True True kept 1
# expect: 5 True True kept 1
# expect: 1
# expect: b'(lp0\nI1\naVa\np1\na(dp2\nVk\np3\n(F1.5\nNtp4\nsa.'
# expect: b'\x80\x02]q\x00(K\x01X\x01\x00\x00\x00aq\x01}q\x02X\x01\x00\x00\x00kq\x03G?\xf8\x00\x00\x00\x00\x00\x00N\x86q\x04se.'
# expect: b'\x80\x04\x95\x1e\x00\x00\x00\x00\x00\x00\x00]\x94(K\x01\x8c\x01a\x94}\x94\x8c\x01k\x94G?\xf8\x00\x00\x00\x00\x00\x00N\x86\x94se.'
# expect: b'\x80\x05\x95%\x00\x00\x00\x00\x00\x00\x00\x8c\x08__main__\x94\x8c\x05Point\x94\x93\x94)\x81\x94}\x94\x8c\x01x\x94C\x01x\x94sb.'
# expect: TypeError cannot pickle 'generator' object
# expect: EOFError Ran out of input
# expect: ValueError unsupported pickle protocol: 9
# expect: ValueError pickle protocol must be <= 5
# expect: TypeError file must have a 'write' attribute
# expect: True Pair(a=1, b=2)
# expect: forbidden
# expect: Slots
# expect: 1 b'big' b'in'
# expect: a range(0, 3) aA
