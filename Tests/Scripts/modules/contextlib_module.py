import contextlib, io
@contextlib.contextmanager
def cm(name):
    print("enter", name)
    try:
        yield name
    except KeyError as e:
        print("handled", e)
    finally:
        print("exit", name)
with cm("a") as x: print(x)
                   # expect: enter a
                   # expect: a
                   # expect: exit a
with cm("b"): raise KeyError("k")
              # expect: enter b
              # expect: handled 'k'
              # expect: exit b
try:
    with cm("c"): raise ValueError("v")
                  # expect: enter c
                  # expect: exit c
except ValueError as e:
    print("out", e)  # expect: out v
@cm("deco")
def f(): print("in f")
f()
# expect: enter deco
# expect: in f
# expect: exit deco
with contextlib.suppress(ZeroDivisionError, KeyError): 1 / 0
with contextlib.redirect_stdout(io.StringIO()) as out: print("hidden")
print(repr(out.getvalue()))  # expect: 'hidden\n'
class Closable:
    def close(self): print("closed")
with contextlib.closing(Closable()): pass  # expect: closed
with contextlib.nullcontext(5) as n: print(n)  # expect: 5
@contextlib.contextmanager
def bad():
    if False: yield
@contextlib.contextmanager
def twice():
    yield
    yield
for c in (bad, twice):
    try:
        with c(): pass
    except RuntimeError as e:
        print(e)
        # expect: generator didn't yield
        # expect: generator didn't stop
