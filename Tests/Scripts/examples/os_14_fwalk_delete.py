# os.fwalk, second example: a tree is emptied, from its leaves.
from fixtures.surroundings import enter_library

enter_library()
top = "python"
# Delete everything reachable from the directory named in "top",
# assuming there are no symbolic links.
# CAUTION:  This is dangerous!  For example, if top == '/', it
# could delete all your disk files.
import os
for root, dirs, files, rootfd in os.fwalk(top, topdown=False):
    for name in files:
        os.unlink(name, dir_fd=rootfd)
    for name in dirs:
        os.rmdir(name, dir_fd=rootfd)

print(os.listdir("."), os.listdir("python"))  # expect: ['python'] []
