# The examples of the documentation of os, as they stand there, in the surroundings they speak of.
import os

top = f"/tmp/taipan-examples-{os.getpid()}"
os.makedirs(top + "/python/Lib/email/mime")
os.makedirs(top + "/python/Lib/email/CVS")
os.makedirs(top + "/python/Lib/xml/dom/__pycache__")
os.chdir(top)


def write(name, text):
    with open(name, "w") as file:
        file.write(text)


for name in ("parser.py", "mime/text.py", "CVS/Entries"):
    write("python/Lib/email/" + name, "x" * 10)
write("python/Lib/xml/dom/minidom.py", "x" * 30)
write("myfile", "some data")
write("somefile.txt", "x" * 264)
write("index.html", "<html>")

# closerange
fd_low, fd_high = 90, 95
for fd in range(fd_low, fd_high):
    try:
        os.close(fd)
    except OSError:
        pass
os.closerange(fd_low, fd_high)


# access
def ask_first():
    if os.access("myfile", os.R_OK):
        with open("myfile") as fp:
            return fp.read()
    return "some default data"


def ask_forgiveness():
    try:
        fp = open("myfile")
    except PermissionError:
        return "some default data"
    else:
        with fp:
            return fp.read()


print(ask_first(), "/", ask_forgiveness())  # expect: some data / some data

# scandir
path = "."
with os.scandir(path) as it:
    for entry in it:
        if not entry.name.startswith('.') and entry.is_file() and entry.name == "myfile":
            print(entry.name)
    # expect: myfile

# stat
statinfo = os.stat('somefile.txt')
print(type(statinfo).__name__, len(statinfo))  # expect: stat_result 10
print(statinfo.st_size)  # expect: 264

# supports_dir_fd, supports_effective_ids, supports_fd, supports_follow_symlinks
print(os.stat in os.supports_dir_fd)  # expect: True
print(os.access in os.supports_effective_ids)  # expect: True
print(os.chdir in os.supports_fd)  # expect: True
print(os.stat in os.supports_follow_symlinks)  # expect: True

# walk
import os
from os.path import join, getsize
for root, dirs, files in os.walk('python/Lib/email'):
    print(root, "consumes", end=" ")
    print(sum(getsize(join(root, name)) for name in files), end=" ")
    print("bytes in", len(files), "non-directory files")
    if 'CVS' in dirs:
        dirs.remove('CVS')  # don't visit CVS directories
# expect: python/Lib/email consumes 10 bytes in 1 non-directory files
# expect: python/Lib/email/mime consumes 10 bytes in 1 non-directory files

for root, dirs, files in os.walk('python/Lib/xml'):
    print(root, "consumes", end=" ")
    print(sum(getsize(join(root, name)) for name in files), end=" ")
    print("bytes in", len(files), "non-directory files")
    if '__pycache__' in dirs:
        dirs.remove('__pycache__')  # don't visit __pycache__ directories
# expect: python/Lib/xml consumes 0 bytes in 0 non-directory files
# expect: python/Lib/xml/dom consumes 30 bytes in 1 non-directory files

# fwalk
import os
for root, dirs, files, rootfd in os.fwalk('python/Lib/email'):
    print(root, "consumes", end=" ")
    print(sum([os.stat(name, dir_fd=rootfd).st_size for name in files]),
          end=" ")
    print("bytes in", len(files), "non-directory files")
    if 'CVS' in dirs:
        dirs.remove('CVS')  # don't visit CVS directories
# expect: python/Lib/email consumes 10 bytes in 1 non-directory files
# expect: python/Lib/email/mime consumes 10 bytes in 1 non-directory files

# Delete everything reachable from the directory named in "top",
# assuming there are no symbolic links.
# CAUTION:  This is dangerous!  For example, if top == '/', it
# could delete all your disk files.
import os
base, top = top, "python/Lib/email"
for root, dirs, files in os.walk(top, topdown=False):
    for name in files:
        os.remove(os.path.join(root, name))
    for name in dirs:
        os.rmdir(os.path.join(root, name))
os.rmdir(top)
print(os.path.exists("python/Lib/email"))  # expect: False

# the same with fwalk
import os
top = "python"
for root, dirs, files, rootfd in os.fwalk(top, topdown=False):
    for name in files:
        os.unlink(name, dir_fd=rootfd)
    for name in dirs:
        os.rmdir(name, dir_fd=rootfd)
print(os.listdir("python"))  # expect: []


# eventfd
def do_work(v):
    print("work", v)


import os

# semaphore with start value '1'
fd = os.eventfd(1, os.EFD_SEMAPHORE | os.EFD_CLOEXEC)
try:
    # acquire semaphore
    v = os.eventfd_read(fd)
    try:
        do_work(v)  # expect: work 1
    finally:
        # release semaphore
        os.eventfd_write(fd, v)
finally:
    os.close(fd)

# spawn
import os
os.spawnlp(os.P_WAIT, 'cp', 'cp', 'index.html', '/dev/null')

L = ['cp', 'index.html', '/dev/null']
os.spawnvpe(os.P_WAIT, 'cp', L, os.environ)

# os.path
print(os.path.commonprefix(['/usr/lib', '/usr/local/lib']))  # expect: /usr/l
print(os.path.commonpath(['/usr/lib', '/usr/local/lib']))  # expect: /usr
print(os.path.join('/home/foo', 'bar'), os.path.join('/home/foo', '/home/bar'))  # expect: /home/foo/bar /home/bar
from os.path import splitroot, splitext
print(splitroot('/home/sam'), splitroot('//home/sam'), splitroot('///home/sam'))
# expect: ('', '/', 'home/sam') ('', '//', 'home/sam') ('', '/', '//home/sam')
print(splitext('bar'), splitext('foo.bar.exe'), splitext('/foo/bar.exe'), splitext('.cshrc'), splitext('/foo/....jpg'))
# expect: ('bar', '') ('foo.bar', '.exe') ('/foo/bar', '.exe') ('.cshrc', '') ('/foo/....jpg', '')

os.rmdir("python")
for name in ("myfile", "somefile.txt", "index.html"):
    os.unlink(name)
os.rmdir(base)
