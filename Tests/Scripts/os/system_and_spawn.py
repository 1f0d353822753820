import os, sys
sys.stdout.flush()
print(os.waitstatus_to_exitcode(os.system("exit 3")))  # expect: 3
with os.popen("echo popen") as p:
    print(p.read().strip())  # expect: popen
print(os.spawnv(os.P_WAIT, "/bin/sh", ["sh", "-c", "exit 5"]))  # expect: 5
print(os.spawnlp(os.P_WAIT, "true", "true"))  # expect: 0
pid = os.posix_spawn("/bin/sh", ["sh", "-c", "exit $CODE"], {"CODE": "6"})
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))  # expect: 6
