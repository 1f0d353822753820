x = "global"
def outer():
    x = "outer"
    def uses_global():
        global x
        x = "changed by uses_global"
        def back():
            return x
        return back()
    def uses_nonlocal():
        nonlocal x
        x = "changed by uses_nonlocal"
    print(uses_global(), x)
    uses_nonlocal()
    print(x)
outer()
# expect: changed by uses_global outer
# expect: changed by uses_nonlocal
print(x)  # expect: changed by uses_global
