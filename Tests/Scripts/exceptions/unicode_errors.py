def attempt(f):
    try:
        f()
    except UnicodeError as e:
        print(e)

attempt(lambda: "é".encode("ascii"))
# expect: 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
attempt(lambda: "aéüb".encode("ascii"))
# expect: 'ascii' codec can't encode characters in position 1-2: ordinal not in range(128)
attempt(lambda: "\ud800".encode())
# expect: 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
attempt(lambda: b"\xff\xfe".decode("ascii"))
# expect: 'ascii' codec can't decode byte 0xff in position 0: ordinal not in range(128)
attempt(lambda: b"a\xc3".decode())
# expect: 'utf-8' codec can't decode byte 0xc3 in position 1: unexpected end of data
attempt(lambda: b"\xe2\x28\xa1".decode())
# expect: 'utf-8' codec can't decode byte 0xe2 in position 0: invalid continuation byte
attempt(lambda: "€".encode("latin-1"))
# expect: 'latin-1' codec can't encode character '\u20ac' in position 0: ordinal not in range(256)
print(UnicodeDecodeError("utf-8", b"abc", 0, 2, "why"))
# expect: 'utf-8' codec can't decode bytes in position 0-1: why
