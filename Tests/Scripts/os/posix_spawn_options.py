# posix_spawn: file actions, signals, groups, sessions, schedulers.
import os, signal

top = f"/tmp/taipan-spawn-{os.getpid()}"
os.mkdir(top)
out = top + "/out"


def shell(text, **options):
    process = os.posix_spawn("/bin/sh", ["sh", "-c", text], {"A": "x"}, **options)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def output():
    with open(out) as file:
        return file.read().splitlines()


write = (os.POSIX_SPAWN_OPEN, 1, out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
print(shell("exit 3"), shell("kill -9 $$"))  # expect: 3 -9
print(shell("echo $A", file_actions=[write]), output())  # expect: 0 ['x']
print(shell("echo $A >&2", file_actions=(write, (os.POSIX_SPAWN_DUP2, 1, 2))), output())  # expect: 0 ['x']
print(shell("echo a >&1", file_actions=[write, (os.POSIX_SPAWN_CLOSE, 1)]) != 0, output())  # expect: True []
kept = os.open("/", os.O_RDONLY)
os.set_inheritable(kept, True)
print(shell(f"test -e /proc/self/fd/{kept}"), shell(f"test -e /proc/self/fd/{kept}", file_actions=[(os.POSIX_SPAWN_CLOSEFROM, 3)]))
# expect: 0 1
os.close(kept)
print(shell("test $(cut -d' ' -f5 /proc/$$/stat) = $$", setpgroup=0))  # expect: 0
print(shell("test $(cut -d' ' -f6 /proc/$$/stat) = $$", setsid=True))  # expect: 0
print(shell("test $(cut -d' ' -f6 /proc/$$/stat) = $$"))  # expect: 1
print(shell("true", resetids=True))  # expect: 0
signal.signal(signal.SIGUSR1, signal.SIG_IGN)
print(shell("kill -USR1 $$; exit 5"), shell("kill -USR1 $$; exit 5", setsigdef=[signal.SIGUSR1]))  # expect: 5 -10
print(shell("kill -TERM $$; exit 6", setsigmask=[signal.SIGTERM]), shell("kill -TERM $$; exit 6", setsigmask=()))
# expect: 6 -15
print(shell("true", scheduler=(None, os.sched_param(0))), shell("true", scheduler=(os.SCHED_OTHER, os.sched_param(0))))
# expect: 0 0
print(os.waitpid(os.posix_spawnp("true", ["true"], {}), 0)[1])  # expect: 0
try:
    os.posix_spawn("/missing", ["a"], {})
except FileNotFoundError as error:
    print(error)  # expect: [Errno 2] No such file or directory: '/missing'
try:
    os.posix_spawnp("no-such-program-anywhere", ["a"], None)
except FileNotFoundError as error:
    print(error)  # expect: [Errno 2] No such file or directory: 'no-such-program-anywhere'
try:
    os.posix_spawn("/bin/sh", ["sh"], {}, file_actions=[(os.POSIX_SPAWN_OPEN, 3, "/missing/x", os.O_RDONLY, 0)])
except OSError as error:
    print(error)  # expect: [Errno 2] No such file or directory: '/bin/sh'
os.unlink(out)
os.rmdir(top)
