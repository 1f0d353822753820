def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)

class C: pass
def assign(x, k): x[k] = 1
def delete(x, k): del x[k]
five = 5
attempt(lambda: five[0])  # expect: TypeError: 'int' object is not subscriptable
attempt(lambda: C()[0])  # expect: TypeError: 'C' object is not subscriptable
attempt(lambda: C[0])  # expect: TypeError: type 'C' is not subscriptable
attempt(lambda: int[0])  # expect: TypeError: type 'int' is not subscriptable
attempt(lambda: assign(C(), 0))  # expect: TypeError: 'C' object does not support item assignment
attempt(lambda: delete(C(), 0))  # expect: TypeError: 'C' object doesn't support item deletion
attempt(lambda: assign((1,), 0))  # expect: TypeError: 'tuple' object does not support item assignment
attempt(lambda: delete("s", 0))  # expect: TypeError: 'str' object doesn't support item deletion
l, t = [1], (1,)
attempt(lambda: l["a"])  # expect: TypeError: list indices must be integers or slices, not str
attempt(lambda: t[1.0])  # expect: TypeError: tuple indices must be integers or slices, not float
attempt(lambda: str()["t"])  # expect: TypeError: string indices must be integers, not 'str'
attempt(lambda: assign([], 0))  # expect: IndexError: list assignment index out of range
attempt(lambda: delete([], 0))  # expect: IndexError: list assignment index out of range
attempt(lambda: assign([1], "x"))  # expect: TypeError: list indices must be integers or slices, not str
attempt(lambda: assign[1])  # expect: TypeError: 'function' object is not subscriptable
attempt(lambda: print[1])  # expect: TypeError: 'builtin_function_or_method' object is not subscriptable
attempt(lambda: range(3)[5])  # expect: IndexError: range object index out of range
attempt(lambda: bytes(3)["x"])  # expect: TypeError: byte indices must be integers or slices, not str
