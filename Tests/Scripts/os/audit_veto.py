# A hook that raises keeps the call from being made.
import glob
import os
import shutil
import subprocess
import sys
import tempfile
import time

top = f"/tmp/taipan-veto-{os.getpid()}"
forbidden = None


class Refused(Exception):
    pass


def hook(event, arguments):
    if event == forbidden:
        raise Refused(event)


sys.addaudithook(hook)


def refused(event, run, *arguments):
    global forbidden
    forbidden = event
    try:
        run(*arguments)
        print("allowed", event)
    except Refused as error:
        print("refused", error)
    forbidden = None


refused("os.mkdir", os.mkdir, top)  # expect: refused os.mkdir
print(os.path.exists(top))  # expect: False
refused("os.mkdir", os.makedirs, top + "/a/b")  # expect: refused os.mkdir
print(os.path.exists(top))  # expect: False
os.mkdir(top)
refused("os.rmdir", os.rmdir, top)  # expect: refused os.rmdir
refused("os.rename", os.rename, top, top + "x")  # expect: refused os.rename
refused("open", os.open, top, os.O_RDONLY)  # expect: refused open
refused("open", open, top + "/file", "w")  # expect: refused open
refused("os.scandir", list, os.walk(top))  # expect: refused os.scandir
refused("os.listdir", os.listdir, top)  # expect: refused os.listdir
refused("os.putenv", os.environ.__setitem__, "TAIPAN_VETO", "1")  # expect: refused os.putenv
print("TAIPAN_VETO" in os.environ)  # expect: False
refused("os.system", os.system, "exit 3")  # expect: refused os.system
refused("os.fork", os.fork)  # expect: refused os.fork
refused("os.kill", os.kill, os.getpid(), 9)  # expect: refused os.kill
refused("os.exec", os.execv, "/bin/true", ["true"])  # expect: refused os.exec
refused("os.posix_spawn", os.posix_spawn, "/bin/true", ["true"], {})  # expect: refused os.posix_spawn
refused("os.chdir", os.chdir, "/")  # expect: refused os.chdir
print(os.listdir(top))  # expect: []
# what is there stays as it is
os.chdir(top)
with open("f", "w") as file:
    file.write("text")
os.symlink("f", "s")
before = os.stat("f")
for event, function, arguments in (
    ("os.remove", os.remove, ("f",)),
    ("os.remove", os.unlink, ("s",)),
    ("os.rename", os.replace, ("f", "g")),
    ("os.link", os.link, ("f", "g")),
    ("os.symlink", os.symlink, ("f", "g")),
    ("os.truncate", os.truncate, ("f", 0)),
    ("os.chmod", os.chmod, ("f", 0)),
    ("os.chown", os.chown, ("f", os.getuid(), os.getgid())),
    ("os.chown", os.lchown, ("f", os.getuid(), os.getgid())),
    ("os.utime", os.utime, ("f", (1, 2))),
    ("os.setxattr", os.setxattr, ("f", "user.taipan", b"1")),
    ("os.rmdir", os.removedirs, ("missing",)),
    ("open", open, ("f", "w")),
    ("open", open, ("f",)),
):
    refused(event, function, *arguments)
# expect: refused os.remove
# expect: refused os.remove
# expect: refused os.rename
# expect: refused os.link
# expect: refused os.symlink
# expect: refused os.truncate
# expect: refused os.chmod
# expect: refused os.chown
# expect: refused os.chown
# expect: refused os.utime
# expect: refused os.setxattr
# expect: refused os.rmdir
# expect: refused open
# expect: refused open
print(os.stat("f") == before, sorted(os.listdir()), os.listxattr("f"))  # expect: True ['f', 's'] []
# descriptors
descriptor = os.open("f", os.O_RDWR)
for event, function, arguments in (
    ("os.truncate", os.ftruncate, (descriptor, 0)),
    ("os.chmod", os.fchmod, (descriptor, 0)),
    ("os.chown", os.fchown, (descriptor, -1, -1)),
    ("os.lockf", os.lockf, (descriptor, os.F_LOCK, 0)),
    ("os.chdir", os.fchdir, (descriptor,)),
    ("os.listdir", os.listdir, (descriptor,)),
    ("os.scandir", os.scandir, (descriptor,)),
):
    refused(event, function, *arguments)
# expect: refused os.truncate
# expect: refused os.chmod
# expect: refused os.chown
# expect: refused os.lockf
# expect: refused os.chdir
# expect: refused os.listdir
# expect: refused os.scandir
os.close(descriptor)
# programs, code and modules
refused("subprocess.Popen", os.popen, "exit 3")  # expect: refused subprocess.Popen
refused("subprocess.Popen", subprocess.run, ["false"])  # expect: refused subprocess.Popen
refused("os.fork", os.spawnv, os.P_WAIT, "/bin/false", ["false"])  # expect: refused os.fork
refused("os.forkpty", os.forkpty)  # expect: refused os.forkpty
refused("os.killpg", os.killpg, 0, 9)  # expect: refused os.killpg
refused("compile", compile, "1", "<x>", "eval")  # expect: refused compile
refused("compile", eval, "print(1)")  # expect: refused compile
refused("exec", eval, "print(1)")  # expect: refused exec
refused("import", __import__, "colorsys")  # expect: refused import
refused("builtins.input", input)  # expect: refused builtins.input
refused("shutil.rmtree", shutil.rmtree, top)  # expect: refused shutil.rmtree
refused("shutil.copyfile", shutil.copy, "f", "g")  # expect: refused shutil.copyfile
refused("tempfile.mkstemp", tempfile.mkstemp, "", "", top)  # expect: refused tempfile.mkstemp
refused("tempfile.mkdtemp", tempfile.mkdtemp, "", "", top)  # expect: refused tempfile.mkdtemp
refused("glob.glob", glob.glob, "*")  # expect: refused glob.glob
refused("time.sleep", time.sleep, 1000)  # expect: refused time.sleep
print(sorted(os.listdir()))  # expect: ['f', 's']
os.chdir("/")
shutil.rmtree(top)
