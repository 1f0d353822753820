# A class body reads its own names, then globals; its methods do not see its names.
x = "global"

def f():
    x = "f"
    class C:
        print(x)
        x = "C"
        print(x)
        def m(self):
            return x
    return C().m()

print(f())
# expect: global
# expect: C
# expect: f

class D:
    x = x
    y = x + "!"

print(D.x, D.y)  # expect: global global!
