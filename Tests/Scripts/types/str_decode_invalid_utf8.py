def show(b):
    print(ascii(b.decode("utf-8", "replace")), end=" ")
    try:
        b.decode()
    except UnicodeDecodeError as e:
        print(e.start, e.end, e.reason)

show(b"\x80")  # expect: '\ufffd' 0 1 invalid start byte
show(b"a\xc3")  # expect: 'a\ufffd' 1 2 unexpected end of data
show(b"\xc3(")  # expect: '\ufffd(' 0 1 invalid continuation byte
show(b"\xc0\xaf")  # expect: '\ufffd\ufffd' 0 1 invalid start byte
show(b"\xe2\x82")  # expect: '\ufffd' 0 2 unexpected end of data
show(b"\xe2\x82a")  # expect: '\ufffda' 0 2 invalid continuation byte
show(b"\xed\xa0\x80")  # expect: '\ufffd\ufffd\ufffd' 0 1 invalid continuation byte
show(b"\xf0\x9f\x98")  # expect: '\ufffd' 0 3 unexpected end of data
show(b"\xf4\x90\x80\x80")  # expect: '\ufffd\ufffd\ufffd\ufffd' 0 1 invalid continuation byte
show(b"\xf8\x88\x80\x80\x80")  # expect: '\ufffd\ufffd\ufffd\ufffd\ufffd' 0 1 invalid start byte
