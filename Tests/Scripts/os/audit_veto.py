# A hook that raises keeps the call from being made.
import os, sys

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
os.rmdir(top)
