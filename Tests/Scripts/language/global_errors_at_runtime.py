def f():
    global never_defined
    return never_defined

try:
    f()
except NameError as e:
    print(e)  # expect: name 'never_defined' is not defined

def g():
    global made
    made = 1
    del made
    return made

g()    # raises: NameError: name 'made' is not defined
