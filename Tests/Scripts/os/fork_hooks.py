# register_at_fork: the last registered runs first before a fork, the first one first after it.
import os

log = []
for i in range(3):
    os.register_at_fork(
        before=lambda i=i: log.append(f"before {i}"),
        after_in_child=lambda i=i: log.append(f"child {i}"),
        after_in_parent=lambda i=i: log.append(f"parent {i}"))
read, write = os.pipe()
pid = os.fork()
if pid == 0:
    os.write(write, ", ".join(log).encode())
    os._exit(0)
os.waitpid(pid, 0)
print(os.read(read, 1000).decode())  # expect: before 2, before 1, before 0, child 0, child 1, child 2
print(", ".join(log))  # expect: before 2, before 1, before 0, parent 0, parent 1, parent 2
log.clear()
os.spawnv(os.P_WAIT, "/bin/true", ["true"])
os.system("true")
print([entry for entry in log if entry.startswith("child")])  # expect: []
pid, terminal = os.forkpty()
if pid == 0:
    os.write(1, b"from the terminal")
    os._exit(0)
print(os.read(terminal, 100), os.waitpid(pid, 0)[1])  # expect: b'from the terminal' 0
