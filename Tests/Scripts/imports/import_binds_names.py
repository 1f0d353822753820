import os.path
print("os" in globals(), "path" in globals())  # expect: True False
import os.path as p
print(p is os.path)  # expect: True
from os import path, sep as s, getcwd
print(path is p, s, callable(getcwd))  # expect: True / True
