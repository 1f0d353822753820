def attempt(f):
    try:
        f()
    except TypeError as e:
        print(e)

def loop():
    for x in 5:
        pass

def unpack():
    a, b = 5

attempt(loop)  # expect: 'int' object is not iterable
attempt(unpack)  # expect: cannot unpack non-iterable int object
attempt(lambda: [*None])  # expect: Value after * must be an iterable, not NoneType
attempt(lambda: print(*5))  # expect: print() argument after * must be an iterable, not int
attempt(lambda: 1 in 2)  # expect: argument of type 'int' is not iterable
attempt(lambda: {**[1]})  # expect: 'list' object is not a mapping
attempt(lambda: {*1.5})  # expect: 'float' object is not iterable
