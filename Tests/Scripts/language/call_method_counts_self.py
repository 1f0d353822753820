class C:
    def m(self, a): pass
    def no_self(): pass

def attempt(f, *args):
    try:
        f(*args)
    except TypeError as e:
        print(e)

attempt(C().m)  # expect: C.m() missing 1 required positional argument: 'a'
attempt(C().m, 1, 2)  # expect: C.m() takes 2 positional arguments but 3 were given
attempt(C().no_self)  # expect: C.no_self() takes 0 positional arguments but 1 was given
attempt(C.m, 1)  # expect: C.m() missing 1 required positional argument: 'a'
attempt(C, 1)  # expect: C() takes no arguments
