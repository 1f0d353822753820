# os.scandir: the names of all files (directories left out) that do not start with a dot.
import os
from fixtures.surroundings import enter

enter({"one": "", ".hidden": "", "directory/two": ""})
path = "."
with os.scandir(path) as it:
    for entry in it:
        if not entry.name.startswith('.') and entry.is_file():
            print(entry.name)

# expect: one
