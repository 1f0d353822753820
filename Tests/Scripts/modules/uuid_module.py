# Identifiers of 128 bits: their forms, their parts, and what is refused.
import copy
import pickle
import uuid

one = uuid.UUID("{12345678-1234-5678-1234-567812345678}")
print(one, repr(one), one.int, one.hex, one.urn)
print(one.bytes, one.bytes_le, one.fields)
print(one.time, one.clock_seq, one.node, one.variant, one.version)
print(one == uuid.UUID(bytes_le=one.bytes_le) == uuid.UUID(fields=one.fields) == uuid.UUID(int=one.int) == uuid.UUID(bytes=one.bytes))
print(hash(one) == hash(one.int), int(one) == one.int, one == str(one), copy.copy(one) == one)
print(pickle.loads(pickle.dumps(one)) == one, one < uuid.UUID(int=1), one >= uuid.UUID(int=1), one.is_safe)
random, other = uuid.uuid4(), uuid.uuid4()
print(random.version, random.variant, random != other, len(str(random)), uuid.UUID(str(random)) == random)
timed, later = uuid.uuid1(), uuid.uuid1()
print(timed.version, timed.node == uuid.getnode(), later.time > timed.time, uuid.uuid1(5, 6).node, uuid.uuid1(5, 6).clock_seq)
print(uuid.UUID(int=0, version=4), uuid.NAMESPACE_DNS, uuid.NAMESPACE_URL)
for arguments in (
    {}, {"hex": "x"}, {"int": -1}, {"int": 1 << 128}, {"bytes": b"1"}, {"fields": (1,)}, {"fields": (1, 2, 3, 4, 5, 1 << 50)},
    {"fields": (1, 2, 3, 400, 5, 5)}, {"int": 1, "version": 9}, {"bytes_le": b""}, {"int": 1, "hex": "1"},
):
    try:
        uuid.UUID(**arguments)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    one.int = 5
except TypeError as error:
    print(error)
# expect: 12345678-1234-5678-1234-567812345678 UUID('12345678-1234-5678-1234-567812345678') 24197857161011715162171839636988778104 12345678123456781234567812345678 urn:uuid:12345678-1234-5678-1234-567812345678
# expect: b'\x124Vx\x124Vx\x124Vx\x124Vx' b'xV4\x124\x12xV\x124Vx\x124Vx' (305419896, 4660, 22136, 18, 52, 95073701484152)
# expect: 466142576285865592 4660 95073701484152 reserved for NCS compatibility None
# expect: True
# expect: True True False True
# expect: True False True SafeUUID.unknown
# expect: 4 specified in RFC 4122 True 36 True
# expect: 1 True True 5 6
# expect: 00000000-0000-4000-8000-000000000000 6ba7b810-9dad-11d1-80b4-00c04fd430c8 6ba7b811-9dad-11d1-80b4-00c04fd430c8
# expect: TypeError one of the hex, bytes, bytes_le, fields, or int arguments must be given
# expect: ValueError badly formed hexadecimal UUID string
# expect: ValueError int is out of range (need a 128-bit value)
# expect: ValueError int is out of range (need a 128-bit value)
# expect: ValueError bytes is not a 16-char string
# expect: ValueError fields is not a 6-tuple
# expect: ValueError field 6 out of range (need a 48-bit value)
# expect: ValueError field 4 out of range (need an 8-bit value)
# expect: ValueError illegal version number
# expect: ValueError bytes_le is not a 16-char string
# expect: TypeError one of the hex, bytes, bytes_le, fields, or int arguments must be given
# expect: UUID objects are immutable
