import os
print(os.getpid() > 0, os.getppid() > 0, os.getuid() == os.geteuid())  # expect: True True True
print(isinstance(os.getgroups(), list), os.name, os.sep, os.linesep == "\n")  # expect: True posix / True
print(os.cpu_count() > 0, os.uname().sysname, len(os.urandom(8)), os.strerror(2))
# expect: True Linux 8 No such file or directory
print(os.devnull, os.get_exec_path() != [], os.error is OSError)  # expect: /dev/null True True
print(os.WEXITSTATUS(256), os.WIFEXITED(0), os.WIFSIGNALED(9), os.WTERMSIG(9))  # expect: 1 True True 9
print(os.waitstatus_to_exitcode(256), os.waitstatus_to_exitcode(9))  # expect: 1 -9
print(len(os.getloadavg()), os.O_RDONLY, os.F_OK, os.EX_OK)  # expect: 3 0 0 0
