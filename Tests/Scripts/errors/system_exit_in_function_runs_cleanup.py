class Manager:
    def __enter__(self): return self
    def __exit__(self, *exc): print("exit", exc[0].__name__)
def f():
    with Manager():
        raise SystemExit(4)
f()  # expect: exit SystemExit
# exit: 4
