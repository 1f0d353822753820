import os
os.environ["TAIPAN_TEST"] = "value é"
print(os.environ["TAIPAN_TEST"], os.getenv("TAIPAN_TEST"))  # expect: value é value é
print(os.environ.get("TAIPAN_NOPE", "default"), os.getenv("TAIPAN_NOPE"))  # expect: default None
print("TAIPAN_TEST" in os.environ, os.environb[b"TAIPAN_TEST"])  # expect: True b'value \xc3\xa9'
del os.environ["TAIPAN_TEST"]
print("TAIPAN_TEST" in os.environ, os.environ.pop("TAIPAN_NOPE", None))  # expect: False None
print(os.environ.setdefault("TAIPAN_SET", "s"), isinstance(os.environ.copy(), dict))  # expect: s True
os.putenv("TAIPAN_PUT", "x")
print("TAIPAN_PUT" in os.environ)  # expect: False
for f in (
    lambda: os.environ["TAIPAN_NOPE"],
    lambda: os.environ.__setitem__("k", 5),
    lambda: os.environ.__setitem__(5, "v"),
    lambda: os.environ.__setitem__("a=b", "v"),
    lambda: os.environ.__setitem__("a", "nul\0"),
    lambda: os.getenv(5),
):
    try:
        f()
    except (KeyError, TypeError, ValueError, OSError) as e:
        print(type(e).__name__, e)
        # expect: KeyError 'TAIPAN_NOPE'
        # expect: TypeError str expected, not int
        # expect: TypeError str expected, not int
        # expect: ValueError illegal environment variable name
        # expect: ValueError embedded null byte
        # expect: TypeError str expected, not int
