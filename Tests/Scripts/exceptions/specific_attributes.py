def caught(f):
    try:
        f()
    except BaseException as e:
        return e

e = caught(lambda: missing)
print(e.name)  # expect: missing
e = caught(lambda: (1).nope)
print(e.name, e.obj)  # expect: nope 1
e = caught(lambda: __import__("no_such_module"))
print(e.name, e.path, e.msg)  # expect: no_such_module None No module named 'no_such_module'
e = caught(lambda: open("/no/such/file"))
print(e.errno, e.strerror, e.filename, e.filename2, e.args)
# expect: 2 No such file or directory /no/such/file None (2, 'No such file or directory')
e = caught(lambda: b"\xff".decode())
print(e.encoding, e.object, e.start, e.end, e.reason)  # expect: utf-8 b'\xff' 0 1 invalid start byte
e = caught(lambda: next(iter([])))
print(e.value)  # expect: None
e = caught(lambda: exit(3))
print(e.code)  # expect: 3
