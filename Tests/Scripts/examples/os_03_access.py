# os.access, first example: ask, then open.
import os
from fixtures.surroundings import enter

enter({"myfile": "some data"})


def read():
    if os.access("myfile", os.R_OK):
        with open("myfile") as fp:
            return fp.read()
    return "some default data"


print(read())  # expect: some data
os.unlink("myfile")
print(read())  # expect: some default data
