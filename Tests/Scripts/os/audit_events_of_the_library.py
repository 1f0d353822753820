# What surrounds os tells of itself as well: streams, code, modules of the library. Only the event that belongs to the function.
import fcntl
import glob
import io
import os
import shutil
import subprocess
import sys
import tempfile
import time

top = tempfile.mkdtemp()
os.chdir(top)
log = []
watched = ()


def hook(event, arguments):
    if event in watched:
        log.append((event, *arguments))


sys.addaudithook(hook)


def show(events, run):
    global watched
    log.clear()
    watched = events.split()
    try:
        run()
    except OSError:
        pass
    watched = ()
    print(*[tuple(part.replace(top, "TOP") if isinstance(part, str) else part for part in entry) for entry in log])


# streams
show("open", lambda: open("f", "w").close())  # expect: ('open', 'f', 'w', 524865)
show("open", lambda: open("f", "x"))  # expect: ('open', 'f', 'x', 524481)
show("open", lambda: open(b"f", "r+b").close())  # expect: ('open', b'f', 'r+', 524290)
show("open", lambda: io.FileIO("f", "a").close())  # expect: ('open', 'f', 'a', 525377)
os.dup2(0, 92)
show("open", lambda: open(92).close())  # expect: ('open', 92, 'r', 524288)
# code
show("compile exec", lambda: compile("1", "<x>", "eval"))  # expect: ('compile', b'1', '<x>')
show("compile", lambda: exec("x=1"))  # expect: ('compile', b'x=1', '<string>')
show("compile", lambda: eval("  1"))  # expect: ('compile', b'1', '<string>')
code = compile("1", "<x>", "eval")
watched = ("exec", "builtins.id")
log.clear()
eval(code)
number = id(code)
watched = ()
print(log == [("exec", code), ("builtins.id", number)])  # expect: True
show("sys.settrace sys.setprofile", lambda: (sys.settrace(None), sys.setprofile(None)))
# expect: ('sys.settrace',) ('sys.setprofile',)
show("sys._getframemodulename", lambda: sys._getframemodulename(1))  # expect: ('sys._getframemodulename', 1)
show("time.sleep", lambda: time.sleep(0))  # expect: ('time.sleep', 0)
# locks
with open("f", "w") as file:
    os.dup2(file.fileno(), 93)
show("fcntl.flock", lambda: fcntl.flock(93, fcntl.LOCK_SH))  # expect: ('fcntl.flock', 93, 1)
show("fcntl.lockf", lambda: fcntl.lockf(93, fcntl.LOCK_UN, 1, 2, 0))  # expect: ('fcntl.lockf', 93, 8, 1, 2, 0)
show("fcntl.fcntl", lambda: fcntl.fcntl(93, fcntl.F_SETFD, 1))  # expect: ('fcntl.fcntl', 93, 2, 1)
# trees
os.mkdir("d")
copies = "shutil.copyfile shutil.copymode shutil.copystat shutil.copytree shutil.move shutil.rmtree shutil.chown"
show(copies, lambda: shutil.copy("f", "d"))  # expect: ('shutil.copyfile', 'f', 'd/f') ('shutil.copymode', 'f', 'd/f')
show(copies, lambda: shutil.copy2("f", "g"))  # expect: ('shutil.copyfile', 'f', 'g') ('shutil.copystat', 'f', 'g')
show(copies, lambda: shutil.copytree("d", "e", copy_function=lambda a, b: None))
# expect: ('shutil.copytree', 'd', 'e') ('shutil.copystat', 'd', 'e')
show(copies, lambda: shutil.move("e", "h"))  # expect: ('shutil.move', 'e', 'h')
show(copies, lambda: shutil.rmtree("h"))  # expect: ('shutil.rmtree', 'h', None)
show("shutil.chown", lambda: shutil.chown("f", -1, -1))  # expect: ('shutil.chown', 'f', -1, -1)
show("glob.glob glob.glob/2", lambda: glob.glob("*"))
# expect: ('glob.glob', '*', False) ('glob.glob/2', '*', False, None, None)
show("glob.glob glob.glob/2", lambda: glob.iglob(b"*", recursive=True, root_dir=b"d"))
# expect: ('glob.glob', b'*', True) ('glob.glob/2', b'*', True, b'd', None)


def made(event, run):
    """The path that the event tells is the one that is made."""
    global watched
    log.clear()
    watched = [event]
    path = run()
    watched = ()
    print(log == [(event, path)])


def mkstemp():
    descriptor, path = tempfile.mkstemp()
    os.close(descriptor)
    os.unlink(path)
    return path


made("tempfile.mkstemp", mkstemp)  # expect: True
made("tempfile.mkdtemp", lambda: tempfile.mkdtemp(dir=top))  # expect: True
# processes
show("subprocess.Popen", lambda: subprocess.run(["true"], cwd="/", env={"A": "b"}))
# expect: ('subprocess.Popen', 'true', ['true'], '/', {'A': 'b'})
show("subprocess.Popen", lambda: os.popen("true").close())
# expect: ('subprocess.Popen', '/bin/sh', ['/bin/sh', '-c', 'true'], None, None)
show("os.fork", lambda: os.spawnv(os.P_WAIT, "/bin/true", ["true"]))  # expect: ('os.fork',)
os.close(93)
os.chdir("/")
shutil.rmtree(top)
