def attempt(f):
    try:
        f()
    except TypeError as e:
        print(e)

x = 5
class C: pass
attempt(lambda: x())  # expect: 'int' object is not callable
attempt(lambda: C()())  # expect: 'C' object is not callable
attempt(lambda: [][0:0]())  # expect: 'list' object is not callable
attempt(lambda: NotImplemented())  # expect: 'NotImplementedType' object is not callable
