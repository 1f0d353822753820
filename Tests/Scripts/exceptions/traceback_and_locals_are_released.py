import weakref
class Big: pass
def f():
    b = Big()
    refs.append(weakref.ref(b))
    raise ValueError
refs = []
try:
    f()
except ValueError as e:
    print(refs[0]() is not None)  # expect: True
print(refs[0]() is None)  # expect: True
saved = None
try:
    f()
except ValueError as e:
    saved = e.with_traceback(None)
print(refs[1]() is None)  # expect: True
