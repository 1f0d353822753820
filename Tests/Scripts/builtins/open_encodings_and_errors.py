import os
path = f"/tmp/taipan-open-encodings-{os.getpid()}"
try:
    for encoding in ("utf-8", "latin-1", "utf-16", "utf-16-be", "utf-32-le", "ascii", "utf-8-sig"):
        text = "abc" if encoding == "ascii" else "né\n"
        with open(path, "w", encoding=encoding) as f: f.write(text)
        with open(path, "rb") as f: data = f.read()
        with open(path, encoding=encoding) as f: print(encoding, data.hex(), f.read() == text)
    with open(path, "wb") as f: f.write(b"a\xffb")
    for errors in ("strict", "ignore", "replace", "surrogateescape", "backslashreplace"):
        try:
            with open(path, encoding="utf-8", errors=errors) as f: print(errors, ascii(f.read()))
        except UnicodeDecodeError as e:
            print(errors, e)
    try:
        with open(path, "w", encoding="ascii") as f: f.write("é")
    except UnicodeEncodeError as e:
        print(e)
    with open(path, "w", encoding="ascii", errors="xmlcharrefreplace") as f: f.write("é")
    print(open(path).read())
finally:
    os.remove(path)
# expect: utf-8 6ec3a90a True
# expect: latin-1 6ee90a True
# expect: utf-16 fffe6e00e9000a00 True
# expect: utf-16-be 006e00e9000a True
# expect: utf-32-le 6e000000e90000000a000000 True
# expect: ascii 616263 True
# expect: utf-8-sig efbbbf6ec3a90a True
# expect: strict 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte
# expect: ignore 'ab'
# expect: replace 'a\ufffdb'
# expect: surrogateescape 'a\udcffb'
# expect: backslashreplace 'a\\xffb'
# expect: 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
# expect: &#233;
