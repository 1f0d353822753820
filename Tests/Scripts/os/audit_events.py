# Every function of os that has an audit event tells of itself just before it acts, with CPython's arguments.
import os, sys

top = f"/tmp/taipan-audit-{os.getpid()}"
os.mkdir(top)
log = []
is_watching = False


def hook(event, arguments):
    if is_watching and (event.startswith("os.") or event == "open"):
        log.append((event, *arguments))


sys.addaudithook(hook)


def show(run, *arguments, **keywords):
    global is_watching
    log.clear()
    is_watching = True
    try:
        run(*arguments, **keywords)
    except OSError:
        pass
    is_watching = False
    print(run.__name__, *log)


os.chdir(top)
os.close(os.open("f", os.O_RDWR | os.O_CREAT))
show(os.open, b"missing", os.O_RDONLY)  # expect: open ('open', b'missing', None, 524288)
show(os.chmod, "f", 0o600)  # expect: chmod ('os.chmod', 'f', 384, -1)
show(os.chmod, 99, 0o600)  # expect: chmod ('os.chmod', 99, 384, -1)
show(os.fchmod, 99, 0o600)  # expect: fchmod ('os.chmod', 99, 384, -1)
show(os.chown, "f", -1, -1)  # expect: chown ('os.chown', 'f', 4294967295, 4294967295, -1)
show(os.fchown, 99, 1, -1)  # expect: fchown ('os.chown', 99, 1, 4294967295, -1)
show(os.lchown, "f", -1, -1)  # expect: lchown ('os.chown', 'f', 4294967295, 4294967295, -1)
show(os.truncate, "f", 0)  # expect: truncate ('os.truncate', 'f', 0)
show(os.ftruncate, 99, 0)  # expect: ftruncate ('os.truncate', 99, 0)
show(os.lockf, 99, os.F_TEST, 3)  # expect: lockf ('os.lockf', 99, 3, 3)
show(os.chdir, ".")  # expect: chdir ('os.chdir', '.')
show(os.chdir, 99)  # expect: chdir ('os.chdir', 99)
show(os.fchdir, 99)  # expect: fchdir ('os.chdir', 99)
show(os.link, "f", "g")  # expect: link ('os.link', 'f', 'g', -1, -1)
show(os.listdir)  # expect: listdir ('os.listdir', None)
show(os.listdir, 99)  # expect: listdir ('os.listdir', 99)
show(os.scandir, "missing")  # expect: scandir ('os.scandir', 'missing')
show(os.mkdir, "d")  # expect: mkdir ('os.mkdir', 'd', 511, -1)
show(os.mkdir, "e", dir_fd=99)  # expect: mkdir ('os.mkdir', 'e', 511, 99)
show(os.makedirs, "d/e/f", 0o700)  # expect: makedirs ('os.mkdir', 'd/e', 511, -1) ('os.mkdir', 'd/e/f', 448, -1)
show(os.removedirs, "d/e/f")
# expect: removedirs ('os.rmdir', 'd/e/f', -1) ('os.rmdir', 'd/e', -1) ('os.rmdir', 'd', -1)
show(os.rename, "g", "h")  # expect: rename ('os.rename', 'g', 'h', -1, -1)
show(os.replace, "h", "g")  # expect: replace ('os.rename', 'h', 'g', -1, -1)
show(os.renames, "g", "x/h")  # expect: renames ('os.mkdir', 'x', 511, -1) ('os.rename', 'g', 'x/h', -1, -1)
show(os.renames, "x/h", "g")  # expect: renames ('os.rename', 'x/h', 'g', -1, -1) ('os.rmdir', 'x', -1)
show(os.rmdir, "missing")  # expect: rmdir ('os.rmdir', 'missing', -1)
show(os.symlink, "a", "b")  # expect: symlink ('os.symlink', 'a', 'b', -1)
show(os.unlink, "b")  # expect: unlink ('os.remove', 'b', -1)
show(os.remove, "g")  # expect: remove ('os.remove', 'g', -1)
show(os.utime, "f")  # expect: utime ('os.utime', 'f', None, None, -1)
show(os.utime, "f", (1, 2))  # expect: utime ('os.utime', 'f', (1, 2), None, -1)
show(os.utime, "f", ns=(1, 2))  # expect: utime ('os.utime', 'f', None, (1, 2), -1)
show(os.walk, "missing")  # expect: walk
next(os.walk("."))
show(lambda: list(os.walk(".")))  # expect: <lambda> ('os.walk', '.', True, None, False) ('os.scandir', '.')
show(lambda: list(os.fwalk("missing")))  # expect: <lambda> ('os.fwalk', 'missing', True, None, False, None)
show(os.getxattr, "f", "user.a")  # expect: getxattr ('os.getxattr', 'f', 'user.a')
show(os.setxattr, "f", "user.a", b"1")  # expect: setxattr ('os.setxattr', 'f', 'user.a', b'1', 0)
show(os.listxattr)  # expect: listxattr ('os.listxattr', None)
show(os.removexattr, "f", b"user.a")  # expect: removexattr ('os.removexattr', 'f', b'user.a')
show(os.putenv, "TAIPAN_A", "b")  # expect: putenv ('os.putenv', b'TAIPAN_A', b'b')
show(os.unsetenv, "TAIPAN_A")  # expect: unsetenv ('os.unsetenv', b'TAIPAN_A')
show(os.environ.__setitem__, "TAIPAN_A", "b")  # expect: __setitem__ ('os.putenv', b'TAIPAN_A', b'b')
show(os.environ.pop, "TAIPAN_A")  # expect: pop ('os.unsetenv', b'TAIPAN_A')
show(os.execv, "/missing", ["a", "b"])  # expect: execv ('os.exec', '/missing', ['a', 'b'], None)
show(os.execve, "/missing", ["a", "b"], {"A": "b"})  # expect: execve ('os.exec', '/missing', ['a', 'b'], {'A': 'b'})
show(os.execl, "/missing", "a", "b")  # expect: execl ('os.exec', '/missing', ('a', 'b'), None)
show(os.execle, "/missing", "a", "b", {"A": "b"})  # expect: execle ('os.exec', '/missing', ('a', 'b'), {'A': 'b'})
show(os.execlp, "/missing", "a", "b")  # expect: execlp ('os.exec', '/missing', ('a', 'b'), None)
show(os.execvpe, "/missing", ["a", "b"], {"A": "b"})  # expect: execvpe ('os.exec', '/missing', ['a', 'b'], {'A': 'b'})
show(os.posix_spawn, "/missing", ["a"], {"A": "b"})
# expect: posix_spawn ('os.posix_spawn', '/missing', ['a'], {'A': 'b'})
show(os.posix_spawnp, "/missing", ["a"], {})  # expect: posix_spawnp ('os.posix_spawn', '/missing', ['a'], {})
show(os.system, "true")  # expect: system ('os.system', b'true')
show(os.kill, 99999999, 0)  # expect: kill ('os.kill', 99999999, 0)
show(os.killpg, 99999999, 0)  # expect: killpg ('os.killpg', 99999999, 0)
show(lambda: os.fork() or os._exit(0))  # expect: <lambda> ('os.fork',)
os.wait()
show(lambda: (os.stat("."), os.access(".", 0), os.getcwd(), os.path.exists("f"), os.umask(os.umask(0)), os.mkfifo("p")))
# expect: <lambda>
os.unlink("p")
os.unlink("f")
os.rmdir(top)
