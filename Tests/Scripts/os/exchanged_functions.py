# os.path asks os for the working directory and for what is at a path, so a test may exchange these functions.
import os

kept = os.getcwd, os.getcwdb, os.lstat
os.getcwd = lambda: "/home/user/bar"
os.getcwdb = lambda: b"/home/user/bytes"
print(os.path.abspath("a"), os.path.relpath("/home/user/foo"), os.path.abspath(b"a"), os.path.relpath(b"/home/foo"))
# expect: /home/user/bar/a ../foo b'/home/user/bytes/a' b'../../foo'
os.getcwd, os.getcwdb, _ = kept


def lstat(path):
    seen.append(path)
    fields = [0o40755, 7, 1 if path == "/tmp" else 2] + [0] * 7
    return os.stat_result(fields)


seen = []
os.lstat = lstat
print(os.path.ismount("/tmp"), seen[0], os.path.ismount("/"))  # expect: True /tmp True
os.lstat = kept[2]
print(os.path.abspath("a") == os.path.join(os.getcwd(), "a"), os.path.ismount("/"))  # expect: True True
