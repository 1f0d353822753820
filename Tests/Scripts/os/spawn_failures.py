# A program that cannot be started, for whatever reason, is a child process that ends with 127.
import os

print(os.spawnv(os.P_WAIT, "/missing", ["a"]))  # expect: 127
for arguments in (
    (os.spawnv, "/missing", ["a"]), (os.spawnv, "a\0b", ["a"]), (os.spawnv, "/bin/true", ["a", 5]),
    (os.spawnve, "/bin/true", ["a"], 5), (os.spawnve, "/bin/true", ["a"], {"A": 1}), (os.spawnvp, "no-such-program", ["a"]),
    (os.spawnvpe, "true", ["a"], {"PATH": "/missing"}), (os.spawnl, None, "a"), (os.spawnle, "/bin/true", "a", None),
):
    spawn, *rest = arguments
    process = spawn(os.P_NOWAIT, *rest)
    print(spawn.__name__, process > 0, process != os.getpid(), os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]))
# expect: spawnv True True 127
# expect: spawnv True True 127
# expect: spawnv True True 127
# expect: spawnve True True 127
# expect: spawnve True True 127
# expect: spawnvp True True 127
# expect: spawnvpe True True 127
# expect: spawnl True True 127
# expect: spawnle True True 127
print(os.spawnvp(os.P_WAIT, "sh", ["sh", "-c", "exit 3"]), os.spawnlp(os.P_WAIT, "sh", "sh", "-c", "kill -9 $$"))  # expect: 3 -9
print(os.spawnvpe("mode", "sh", ["sh", "-c", "exit $A"], {**os.environ, "A": "5"}))  # expect: 5
