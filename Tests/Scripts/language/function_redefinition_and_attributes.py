def f(): return 1
g = f
def f(): return 2
print(g(), f(), g is f)  # expect: 1 2 False
f.note = "kept"
print(f.note, f.__dict__)  # expect: kept {'note': 'kept'}
del f.note
print(f.__dict__, hasattr(f, "note"))  # expect: {} False
