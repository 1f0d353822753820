# A tree may be deeper than the stack and longer than any path: walking it is no recursion, and removing it goes by descriptors.
import os
import shutil
import tempfile

DEPTH = 900  # with a descriptor for each, and 1,024 of them a process may usually have
NAME = "d" * 50
top = tempfile.mkdtemp()
here = os.open(top, os.O_RDONLY)
for _ in range(DEPTH):
    os.mkdir(NAME, dir_fd=here)
    below = os.open(NAME, os.O_RDONLY, dir_fd=here)
    os.close(here)
    here = below
os.close(os.open("file", os.O_CREAT, dir_fd=here))
os.close(here)
before = len(os.listdir("/proc/self/fd"))

# paths end at the limit of the system: what is below it is left out, and told of
errors = []
found = list(os.walk(top, onerror=errors.append))
print(len(found) > 50, [type(error).__name__ for error in errors])  # expect: True ['OSError']
print(len(list(os.walk(top, topdown=False))) == len(found))  # expect: True
walk = os.fwalk(top)
path, directories, files, descriptor = next(walk)
print(directories == [NAME], files, os.stat(NAME, dir_fd=descriptor).st_nlink == 3)  # expect: True [] True
walk.close()
print(len(os.listdir("/proc/self/fd")) == before)  # expect: True
# by descriptors there is no such limit
print(sum(1 for _ in os.fwalk(top)) == DEPTH + 1, len(os.listdir("/proc/self/fd")) == before)  # expect: True True
shutil.rmtree(top)
print(os.path.exists(top), len(os.listdir("/proc/self/fd")) == before)  # expect: False True
