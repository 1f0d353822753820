import os, sys
sys.stdout.flush()
pid = os.fork()
if pid == 0:
    os._exit(42)
done, status = os.waitpid(pid, 0)
print(done == pid, os.WIFEXITED(status), os.WEXITSTATUS(status))  # expect: True True 42
try:
    os.waitpid(pid, 0)
except ChildProcessError as e:
    print(e)  # expect: [Errno 10] No child processes
r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.close(r)
    os.write(w, b"from the child")
    os._exit(0)
os.close(w)
print(os.read(r, 100), os.waitpid(pid, 0)[1])  # expect: b'from the child' 0
