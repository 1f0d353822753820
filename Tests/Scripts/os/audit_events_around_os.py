# Events of what surrounds os: the collector, hooks and frames of sys, reading a line, sleeping, commands, a variable that is not there.
import gc
import glob
import io
import os
import subprocess
import sys
import time

log = []
is_watching = False


def hook(event, arguments):
    if is_watching:
        log.append((event, *("..." if type(part).__name__ in hidden else part for part in arguments)))


hidden = ("function", "frame", "UnraisableHookArgs")
sys.addaudithook(hook)


def show(run):
    global is_watching
    log.clear()
    is_watching = True
    try:
        run()
    except Exception as error:
        log.append(type(error).__name__)
    is_watching = False
    print(*log)


class Complains:
    def __del__(self):
        raise ValueError


show(gc.get_objects)  # expect: ('gc.get_objects', -1)
show(lambda: gc.get_objects(generation=1))  # expect: ('gc.get_objects', 1)
show(lambda: gc.get_objects(5))  # expect: ('gc.get_objects', 5) ValueError
show(lambda: gc.get_referrers("a", None))  # expect: ('gc.get_referrers', ('a', None))
show(lambda: gc.get_referents())  # expect: ('gc.get_referents', ())
show(sys._current_frames)  # expect: ('sys._current_frames',)
show(sys._current_exceptions)  # expect: ('sys._current_exceptions',)
show(sys._getframe)  # expect: ('sys._getframe', '...')
show(lambda: sys.set_asyncgen_hooks(None, None))
# expect: ('sys.set_asyncgen_hook_finalizer',) ('sys.set_asyncgen_hook_firstiter',)
show(lambda: sys.set_asyncgen_hooks(finalizer=None))  # expect: ('sys.set_asyncgen_hook_finalizer',)
show(lambda: sys.set_asyncgen_hooks(1, 2))  # expect: TypeError
show(lambda: sys.set_asyncgen_hooks(1, None))  # expect: TypeError
sys.unraisablehook = lambda problem: None
show(Complains)  # expect: ('sys.unraisablehook', '...', '...')
sys.breakpointhook = lambda: None
show(breakpoint)  # expect: ('builtins.breakpoint', '...')
sys.stdin = io.StringIO("one\ntwo\n")
show(lambda: input())  # expect: ('builtins.input', None)
show(lambda: time.sleep("x"))  # expect: ('time.sleep', 'x') TypeError
show(lambda: time.sleep(-1))  # expect: ('time.sleep', -1) ValueError
show(lambda: os.environ.__delitem__("TAIPAN_NOT_THERE"))  # expect: ('os.unsetenv', b'TAIPAN_NOT_THERE') KeyError
show(lambda: os.environ.pop("TAIPAN_NOT_THERE"))  # expect: KeyError
show(lambda: glob.glob("*", root_dir="/missing"))
# expect: ('glob.glob', '*', False) ('glob.glob/2', '*', False, '/missing', None) ('os.scandir', '/missing')
show(lambda: os.posix_spawn("/bin/true", ["true"], {}, file_actions=[()]))  # expect: TypeError
os.popen("exit 3").close()
log.clear()
is_watching = True
os.popen("exit 3").close()
is_watching = False
print(*[entry[0] for entry in log])  # expect: open subprocess.Popen os.posix_spawn
print(*log[-2:])
# expect: ('subprocess.Popen', '/bin/sh', ['/bin/sh', '-c', 'exit 3'], None, None) ('os.posix_spawn', '/bin/sh', ['/bin/sh', '-c', 'exit 3'], None)


def refuse(event, arguments):
    if event in refused:
        raise PermissionError(event)


refused = ()
sys.addaudithook(refuse)
os.mkdir(folder := f"/tmp/taipan-around-{os.getpid()}")
tries = []
for refused in ("subprocess.Popen",), ("os.posix_spawn",), ("open",):
    try:
        os.popen(f"touch {folder}/made")
    except PermissionError as error:
        tries += [str(error), os.listdir(folder)]
print(*tries)  # expect: subprocess.Popen [] os.posix_spawn [] open []
refused = ("sys.set_asyncgen_hook_firstiter",)
try:
    sys.set_asyncgen_hooks(print, print)
except PermissionError as error:
    tries = [str(error), sys.get_asyncgen_hooks() == (None, None)]
print(*tries)  # expect: sys.set_asyncgen_hook_firstiter True
refused = ("os.unsetenv",)
os.environ["TAIPAN_KEPT"] = "1"
try:
    del os.environ["TAIPAN_KEPT"]
except PermissionError as error:
    tries = [str(error), os.environ["TAIPAN_KEPT"]]
print(*tries)  # expect: os.unsetenv 1
refused = ()
os.rmdir(folder)
