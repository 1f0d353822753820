def a():
    x = 0
    def b():
        def c():
            nonlocal x
            x += 1
            class D:
                nonlocal x
                x += 10
        c()
        return x
    return b(), x

print(a())  # expect: (11, 11)
