# The scheduler, what the system says of itself, and random bytes.
import os

policy = os.sched_getscheduler(0)
print(policy == os.SCHED_OTHER, os.sched_getparam(0), os.sched_getparam(0).sched_priority)
# expect: True posix.sched_param(sched_priority=0) 0
print(os.sched_get_priority_min(os.SCHED_FIFO), os.sched_get_priority_max(os.SCHED_FIFO), os.sched_get_priority_max(os.SCHED_OTHER))
# expect: 1 99 0
os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
print(os.sched_getscheduler(0) == os.SCHED_BATCH, os.sched_setparam(0, os.sched_param(0)), os.sched_yield())
# expect: True None None
print(repr(os.sched_param(3)), os.sched_param(sched_priority=4), len(os.sched_param(3)), os.sched_param(3) == (3,))
# expect: posix.sched_param(sched_priority=3) posix.sched_param(sched_priority=4) 1 True
os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
print(type(os.sched_rr_get_interval(0)).__name__)  # expect: float
processors = os.sched_getaffinity(0)
print(type(processors).__name__, len(processors) == os.process_cpu_count(), os.process_cpu_count() <= os.cpu_count())
# expect: set True True
first = min(processors)
os.sched_setaffinity(0, [first])
print(os.sched_getaffinity(0) == {first}, os.process_cpu_count())  # expect: True 1
os.sched_setaffinity(0, processors)
for run in (lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1000)), lambda: os.sched_getaffinity(99999999),
            lambda: os.sched_setaffinity(0, [100000])):
    try:
        run()
    except OSError as error:
        print(error)
# expect: [Errno 22] Invalid argument
# expect: [Errno 3] No such process
# expect: [Errno 22] Invalid argument
print(os.sysconf("SC_PAGESIZE") == os.sysconf(os.sysconf_names["SC_PAGESIZE"]), os.sysconf("SC_PAGE_SIZE"))
# expect: True 4096
print(os.pathconf("/", "PC_NAME_MAX"), os.fpathconf(0, os.pathconf_names["PC_PIPE_BUF"]), os.confstr("CS_PATH"))
# expect: 255 4096 /bin:/usr/bin
print(len(os.sysconf_names) > 100, len(os.confstr_names) > 20, len(os.pathconf_names) > 20, os.sysconf("SC_ARG_MAX") > 4096)
# expect: True True False True
load = os.getloadavg()
print(len(load), all(isinstance(part, float) for part in load))  # expect: 3 True
name = os.uname()
print(len(name), name.sysname, name[0], [type(part).__name__ for part in name], type(name).__module__, type(name).__name__)
# expect: 5 Linux Linux ['str', 'str', 'str', 'str', 'str'] posix uname_result
print(len(os.urandom(7)), os.urandom(0), len(os.getrandom(5)), len(os.getrandom(3, os.GRND_NONBLOCK)), os.urandom(8) != os.urandom(8))
# expect: 7 b'' 5 3 True
times = os.times()
print(len(times), times.user >= 0, times.elapsed > 0, type(times).__name__, times[4] == times.elapsed)
# expect: 5 True True times_result True
print(os.strerror(2), "/", os.strerror(9999), "/", os.strerror(-1), "/", os.ctermid())
# expect: No such file or directory / Unknown error 9999 / Unknown error -1 / /dev/tty
print(os.major(os.makedev(5, 6)), os.minor(os.makedev(5, 6)), os.makedev(5, 6), os.major(os.stat("/dev/null").st_rdev))
# expect: 5 6 1286 1
mask = os.umask(0o027)
print(oct(os.umask(mask)))  # expect: 0o27
print(os.getpriority(os.PRIO_PROCESS, 0) == os.nice(0), os.getpgid(0) == os.getpgrp(), os.getsid(0) > 0, os.getppid() > 0)
# expect: True True True True
print(len(os.getresuid()), len(os.getresgid()), os.getresuid()[0] == os.getuid(), os.getgroups() == sorted(os.getgroups()) or True)
# expect: 3 3 True True
print(os.getgrouplist("root", 0)[0], os.get_terminal_size.__name__)  # expect: 0 get_terminal_size
print(os.name, os.linesep == "\n", os.sep, os.altsep, os.pathsep, os.curdir, os.pardir, os.extsep, os.devnull, os.defpath)
# expect: posix True / None : . .. . /dev/null /bin:/usr/bin
print(os.EX_OK, os.EX_USAGE, os.EX_NOINPUT, os.RTLD_LAZY, os.RTLD_NOW, os.RTLD_GLOBAL, os.GRND_RANDOM)
# expect: 0 64 66 1 2 256 2
