def deco(name):
    print("make", name)
    def apply(f):
        print("apply", name)
        return f
    return apply

@deco("first")
@deco("second")
def f(default=print("default")):
    pass
# expect: make first
# expect: make second
# expect: default
# expect: apply second
# expect: apply first

@(lambda c: c.__name__)
class C:
    pass

print(C)  # expect: C
