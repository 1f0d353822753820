def f():
    x: undefined_name = 1
    y: print("never")
    return x

print(f(), f.__annotations__)  # expect: 1 {}
