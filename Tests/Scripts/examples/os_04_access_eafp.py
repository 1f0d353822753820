# os.access, second example: open, and be sorry.
from fixtures.surroundings import enter

enter({"myfile": "some data"})


def read():
    try:
        fp = open("myfile")
    except PermissionError:
        return "some default data"
    else:
        with fp:
            return fp.read()


print(read())  # expect: some data
