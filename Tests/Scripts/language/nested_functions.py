def outer(x):
    def middle(y):
        def inner(z):
            return x + y + z
        return inner
    return middle

print(outer(1)(2)(3))  # expect: 6
f = outer("a")
print(f("b")("c"), f("x")("y"))  # expect: abc axy
