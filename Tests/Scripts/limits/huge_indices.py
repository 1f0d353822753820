def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
big = 10 ** 30
a = [1, 2, 3]
attempt(lambda: a[big])  # expect: IndexError cannot fit 'int' into an index-sized integer
attempt(lambda: a[-big])  # expect: IndexError cannot fit 'int' into an index-sized integer
attempt(lambda: a[:big])  # expect: [1, 2, 3]
attempt(lambda: a[-big:big:big])  # expect: [1]
attempt(lambda: "abc"[big])  # expect: IndexError cannot fit 'int' into an index-sized integer
attempt(lambda: (1,)[big:])  # expect: ()
attempt(lambda: a.insert(big, 4))  # expect: OverflowError Python int too large to convert to C ssize_t
attempt(lambda: a.insert(2 ** 62, 4))  # expect: None
attempt(lambda: a.pop(big))  # expect: OverflowError Python int too large to convert to C ssize_t
attempt(lambda: "abc".find("c", -big, big))  # expect: 2
attempt(lambda: a.index(3, 0, big))  # expect: 2
attempt(lambda: b"abc"[2 ** 63])  # expect: IndexError cannot fit 'int' into an index-sized integer
attempt(lambda: "a,b".split(",", big))  # expect: OverflowError Python int too large to convert to C ssize_t
attempt(lambda: "a,b".split(",", 2 ** 62))  # expect: ['a', 'b']
attempt(lambda: chr(big))  # expect: ValueError chr() arg not in range(0x110000)
attempt(lambda: "a".center(2 ** 63))  # expect: OverflowError Python int too large to convert to C ssize_t
attempt(lambda: round(1.5, 2 ** 31))  # expect: 1.5
attempt(lambda: slice(0, big, 1).indices(5))  # expect: (0, 5, 1)
attempt(lambda: bytearray(b"abc").pop(2 ** 63))  # expect: OverflowError Python int too large to convert to C ssize_t
