# With -X dev the names of encodings and error handlers are looked up even where there is nothing to encode.
import subprocess, sys

code = """
for attempt in (lambda: "".encode("nonsense"), lambda: "ok".encode("ascii", "nonsense"), lambda: b"".decode("nonsense"),
                lambda: b"ok".decode("latin1", "nonsense"), lambda: bytes("", "nonsense"), lambda: str(b"", "utf8", "nonsense")):
    try:
        print(repr(attempt()))
    except LookupError as error:
        print(error)
"""
print(subprocess.run([sys.executable, "-X", "dev", "-c", code], capture_output=True, text=True, timeout=100).stdout)
# expect: unknown encoding: nonsense
# expect: unknown error handler name 'nonsense'
# expect: unknown encoding: nonsense
# expect: unknown error handler name 'nonsense'
# expect: unknown encoding: nonsense
# expect: unknown error handler name 'nonsense'
# expect:
print("ok".encode("ascii", "nonsense"), repr(b"".decode("nonsense")))  # expect: b'ok' ''
