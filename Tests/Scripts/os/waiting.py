# Every way to wait for a child, and what the status says.
import os, signal


def child(action):
    pid = os.fork()
    if pid == 0:
        action()
        os._exit(99)
    return pid


def die():
    os.kill(os.getpid(), signal.SIGKILL)


may_end, end = os.pipe()


def stop():
    # (it has not ended before its parent has seen it go on)
    os.kill(os.getpid(), signal.SIGSTOP)
    os.read(may_end, 1)
    os._exit(4)


pid = child(lambda: os._exit(3))
found, status = os.waitpid(pid, 0)
print(found == pid, status, os.WIFEXITED(status), os.WEXITSTATUS(status), os.WIFSIGNALED(status), os.WIFSTOPPED(status))
# expect: True 768 True 3 False False
print(os.waitstatus_to_exitcode(status))  # expect: 3
pid = child(die)
found, status = os.wait()
print(found == pid, status, os.WIFEXITED(status), os.WIFSIGNALED(status), os.WTERMSIG(status), os.WCOREDUMP(status))
# expect: True 9 False True 9 False
print(os.waitstatus_to_exitcode(status))  # expect: -9
pid = child(stop)
found, status = os.waitpid(pid, os.WUNTRACED)
print(found == pid, os.WIFSTOPPED(status), os.WSTOPSIG(status) == signal.SIGSTOP, os.waitpid(pid, os.WNOHANG))
# expect: True True True (0, 0)
try:
    os.waitstatus_to_exitcode(status)
except ValueError as error:
    print(error)  # expect: process stopped by delivery of signal 19
os.kill(pid, signal.SIGCONT)
found, status = os.waitpid(pid, os.WCONTINUED)
print(os.WIFCONTINUED(status))  # expect: True
os.write(end, b"x")
print(os.waitpid(pid, 0)[1] >> 8)  # expect: 4
pid = child(lambda: os._exit(5))
info = os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
print(info.si_pid == pid, info.si_signo == signal.SIGCHLD, info.si_status, info.si_code == os.CLD_EXITED, type(info).__name__)
# expect: True True 5 True waitid_result
info = os.waitid(os.P_PID, pid, os.WEXITED)
print(len(info), info.si_uid == os.getuid(), repr(info).startswith("waitid_result(si_pid="))  # expect: 5 True False
pid = child(lambda: os._exit(6))
found, status, usage = os.wait4(pid, 0)
print(found == pid, status >> 8, len(usage), type(usage).__module__, type(usage).__name__, usage.ru_utime >= 0, usage[2] >= 0)
# expect: True 6 16 resource struct_rusage True True
pid = child(lambda: os._exit(7))
found, status, usage = os.wait3(0)
print(found == pid, status >> 8)  # expect: True 7
pid = child(lambda: os._exit(8))
descriptor = os.pidfd_open(pid)
print(os.get_inheritable(descriptor), os.waitid(os.P_PIDFD, descriptor, os.WEXITED).si_status)  # expect: False 8
os.close(descriptor)
ready, go = os.pipe()
pid = child(lambda: os.read(ready, 1) and os._exit(9))
print(os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG), os.waitpid(pid, os.WNOHANG))  # expect: None (0, 0)
os.write(go, b"x")
print(os.waitpid(pid, 0)[1] >> 8)  # expect: 9
for run in (os.wait, lambda: os.waitpid(-1, 0), lambda: os.waitid(os.P_ALL, 0, os.WEXITED)):
    try:
        run()
    except ChildProcessError as error:
        print(error)
# expect: [Errno 10] No child processes
# expect: [Errno 10] No child processes
# expect: [Errno 10] No child processes
print(os.P_ALL, os.P_PID, os.P_PGID, os.P_PIDFD, os.WNOHANG, os.WUNTRACED, os.WCONTINUED, os.WEXITED, os.WSTOPPED, os.WNOWAIT)
# expect: 0 1 2 3 1 2 8 4 2 16777216
print(os.CLD_EXITED, os.CLD_KILLED, os.CLD_DUMPED, os.CLD_TRAPPED, os.CLD_STOPPED, os.CLD_CONTINUED)
# expect: 1 2 3 4 5 6
