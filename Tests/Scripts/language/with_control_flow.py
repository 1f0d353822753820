class M:
    def __enter__(self): return self
    def __exit__(self, *a): print("exit", a)

def f():
    for i in range(3):
        with M():
            if i == 0: continue
            if i == 1: break
    with M():
        return "value"

print(f())
# expect: exit (None, None, None)
# expect: exit (None, None, None)
# expect: exit (None, None, None)
# expect: value
