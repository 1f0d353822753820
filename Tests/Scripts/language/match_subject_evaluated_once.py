def subject():
    print("subject")
    return 3, 4

match subject():
    case 1, _:
        print("first")
    case x, 4 if print("guard", x):
        print("second")
    case x, y:
        print("third", x, y)
# expect: subject
# expect: guard 3
# expect: third 3 4
match 1, *[2]:
    case [1, 2]:
        print("tuple subject")  # expect: tuple subject
