class Suppress:
    def __enter__(self): return self
    def __exit__(self, kind, value, trace):
        return kind is not None and issubclass(kind, KeyError)

with Suppress():
    {}["missing"]
print("after")  # expect: after
try:
    with Suppress():
        [][1]
except IndexError as e:
    print(e)  # expect: list index out of range

def f():
    with Suppress():
        {}[1]
        return "not reached"
    return "after with"

print(f())  # expect: after with
