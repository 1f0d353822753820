# os.walk, second example: a tree is removed, from its leaves.
from fixtures.surroundings import enter_library

enter_library()
top = "python"
# Delete everything reachable from the directory named in "top",
# assuming there are no symbolic links.
# CAUTION:  This is dangerous!  For example, if top == '/', it
# could delete all your disk files.
import os
for root, dirs, files in os.walk(top, topdown=False):
    for name in files:
        os.remove(os.path.join(root, name))
    for name in dirs:
        os.rmdir(os.path.join(root, name))

os.rmdir(top)
print(os.listdir("."))  # expect: []
