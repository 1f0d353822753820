# Actions and options that no program can be started with are told of without the name of the program.
import os

def attempt(**options):
    try:
        print(os.waitpid(os.posix_spawn("/bin/true", ["true"], {}, **options), 0)[1])
    except (OSError, OverflowError) as e:
        print(e, "-", getattr(e, "filename", None))

attempt(file_actions=[(os.POSIX_SPAWN_CLOSE, -1)])  # expect: [Errno 9] Bad file descriptor - None
attempt(file_actions=[(os.POSIX_SPAWN_DUP2, 0, -1)])  # expect: [Errno 9] Bad file descriptor - None
attempt(file_actions=[(os.POSIX_SPAWN_OPEN, -1, "x", 0, 0)])  # expect: [Errno 9] Bad file descriptor - None
attempt(file_actions=[(os.POSIX_SPAWN_CLOSEFROM, -1)])  # expect: [Errno 9] Bad file descriptor - None
attempt(file_actions=[(os.POSIX_SPAWN_CLOSE, 2**31)])  # expect: signed integer is greater than maximum - None
attempt(file_actions=[(os.POSIX_SPAWN_CLOSE, -(2**31) - 1)])  # expect: signed integer is less than minimum - None
attempt(file_actions=[(os.POSIX_SPAWN_CLOSE, 2**70)])
# expect: Python int too large to convert to C long - None
attempt(file_actions=[(os.POSIX_SPAWN_OPEN, 1, "missing/x", 0, 0)])
# expect: [Errno 2] No such file or directory: '/bin/true' - /bin/true
attempt(scheduler=(77, os.sched_param(0)))  # expect: [Errno 22] Invalid argument - None
attempt(scheduler=(os.SCHED_OTHER, os.sched_param(77)))
# expect: [Errno 22] Invalid argument: '/bin/true' - /bin/true
