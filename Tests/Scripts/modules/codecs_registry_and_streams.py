# Codecs by name, incremental coders, error handlers, registered codecs, readers and writers.
import codecs, io

print(codecs.lookup("UTF8").name, codecs.lookup("latin-1").name, codecs.encode("ä", "utf-8"), codecs.decode(b"\xc3\xa4"))
for name in ("utf-8", "utf-16", "utf-32", "utf-8-sig", "utf-16-le", "latin-1", "cp1252"):
    encoder = codecs.getincrementalencoder(name)()
    decoder = codecs.getincrementaldecoder(name)()
    data = b"".join(encoder.encode(c) for c in "aäé") + encoder.encode("", True)
    text = "".join(decoder.decode(bytes([x])) for x in data) + decoder.decode(b"", True)
    print(name, data, ascii(text), decoder.getstate())
print(list(codecs.iterdecode([b"\xc3", b"\xa4b"], "utf-8")), list(codecs.iterencode(["a", "b"], "utf-16")))

codecs.register_error("my", lambda e: (f"<{e.start}>", e.end))
print("aäb".encode("ascii", "my"), b"a\xffb".decode("utf-8", "my"))
for name in ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace", "surrogateescape"):
    try:
        print(name, codecs.lookup_error(name)(UnicodeEncodeError("ascii", "aäb", 1, 2, "why")))
    except UnicodeError as e:
        print(name, "raised", type(e).__name__)


def search(name):
    if name != "mine": return None
    return codecs.CodecInfo(
        lambda s, e="strict": (s.upper().encode(), len(s)), lambda b, e="strict": (bytes(b).decode().lower(), len(b)),
        name="mine")

codecs.register(search)
print("abc".encode("mine"), b"ABC".decode("mine"), codecs.lookup("mine").name)
codecs.unregister(search)
for f in (lambda: "a".encode("mine"), lambda: codecs.lookup("nope"), lambda: codecs.lookup_error("nope")):
    try:
        f()
    except LookupError as e:
        print(e)
print(codecs.encode("abc", "rot13"), codecs.encode(b"ab", "hex"), codecs.decode(b"6162", "hex"))
stream = io.BytesIO()
writer = codecs.getwriter("utf-8")(stream)
writer.write("aä\nb")
print(stream.getvalue())
stream.seek(0)
reader = codecs.getreader("utf-8")(stream)
print(repr(reader.readline()), reader.read(), reader.read() == "")
print(codecs.EncodedFile(io.BytesIO("ä".encode("latin-1")), "utf-8", "latin-1").read())
# expect: utf-8 iso8859-1 b'\xc3\xa4' ä
# expect: utf-8 b'a\xc3\xa4\xc3\xa9' 'a\xe4\xe9' (b'', 0)
# expect: utf-16 b'\xff\xfea\x00\xe4\x00\xe9\x00' 'a\xe4\xe9' (b'', 0)
# expect: utf-32 b'\xff\xfe\x00\x00a\x00\x00\x00\xe4\x00\x00\x00\xe9\x00\x00\x00' 'a\xe4\xe9' (b'', 0)
# expect: utf-8-sig b'\xef\xbb\xbfa\xc3\xa4\xc3\xa9' 'a\xe4\xe9' (b'', 0)
# expect: utf-16-le b'a\x00\xe4\x00\xe9\x00' 'a\xe4\xe9' (b'', 0)
# expect: latin-1 b'a\xe4\xe9' 'a\xe4\xe9' (b'', 0)
# expect: cp1252 b'a\xe4\xe9' 'a\xe4\xe9' (b'', 0)
# expect: ['äb'] [b'\xff\xfea\x00', b'b\x00']
# expect: b'a<1>b' a<1>b
# expect: strict raised UnicodeEncodeError
# expect: ignore ('', 2)
# expect: replace ('?', 2)
# expect: xmlcharrefreplace ('&#228;', 2)
# expect: backslashreplace ('\\xe4', 2)
# expect: namereplace ('\\N{LATIN SMALL LETTER A WITH DIAERESIS}', 2)
# expect: surrogateescape raised UnicodeEncodeError
# expect: b'ABC' abc mine
# expect: unknown encoding: mine
# expect: unknown encoding: nope
# expect: unknown error handler name 'nope'
# expect: nop b'6162' b'ab'
# expect: b'a\xc3\xa4\nb'
# expect: 'aä\n' b True
# expect: b'\xc3\xa4'
