def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)

a = bytearray(b"abc")
attempt(lambda: a.__setitem__(0, 256))  # expect: ValueError: byte must be in range(0, 256)
attempt(lambda: a.__setitem__(0, "x"))  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(lambda: a.append(-1))  # expect: ValueError: byte must be in range(0, 256)
attempt(lambda: a.__setitem__(10, 1))  # expect: IndexError: bytearray index out of range
attempt(lambda: a.remove(1))  # expect: ValueError: value not found in bytearray
attempt(lambda: bytearray().pop())  # expect: IndexError: pop from empty bytearray
attempt(lambda: a.extend("abc"))  # expect: TypeError: expected iterable of integers; got: 'str'
attempt(lambda: a.extend(5))  # expect: TypeError: can't extend bytearray with int
attempt(lambda: hash(a))  # expect: TypeError: unhashable type: 'bytearray'
attempt(lambda: a.__setitem__(slice(0, 3, 2), b"xyz"))
# expect: ValueError: attempt to assign bytes of size 3 to extended slice of size 2
m = memoryview(a)
attempt(lambda: a.append(1))  # expect: BufferError: Existing exports of data: object cannot be re-sized
m.release()
a.append(1)
print(a)  # expect: bytearray(b'abc\x01')
