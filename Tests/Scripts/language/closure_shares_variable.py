def counter():
    n = 0
    def up():
        nonlocal n
        n += 1
        return n
    def get():
        return n
    return up, get

up, get = counter()
up(); up()
print(get())  # expect: 2
other, _ = counter()
print(other(), get())  # expect: 1 2
