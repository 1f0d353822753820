# Handlers run soon after the signal, interrupted calls go on, and what is blocked waits.
import os, signal, time

log = []
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler, signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGPIPE))
# expect: True 0 1
print(signal.signal(signal.SIGUSR1, lambda number, frame: log.append((number, frame is not None))))  # expect: 0
os.kill(os.getpid(), signal.SIGUSR1)
print(log)  # expect: [(10, True)]
log.clear()
signal.raise_signal(signal.SIGUSR1)
print(log, signal.SIGUSR1, repr(signal.SIGUSR1), signal.Signals(2), signal.Handlers.SIG_IGN, int(signal.SIG_DFL))
# expect: [(10, True)] 10 <Signals.SIGUSR1: 10> 2 1 0
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN).__name__, signal.getsignal(signal.SIGUSR1))  # expect: <lambda> 1
signal.raise_signal(signal.SIGUSR1)
print(signal.signal(signal.SIGUSR1, signal.SIG_DFL))  # expect: 1
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("interrupted")  # expect: interrupted


class Alarm(Exception):
    pass


def ring(number, frame):
    raise Alarm(number)


signal.signal(signal.SIGALRM, ring)
start = time.monotonic()
print(signal.setitimer(signal.ITIMER_REAL, 0.02), signal.getitimer(signal.ITIMER_REAL)[0] > 0)
# expect: (0.0, 0.0) True
try:
    time.sleep(30)
except Alarm as error:
    print(repr(error), time.monotonic() - start < 10)  # expect: Alarm(14) True
read, write = os.pipe()
signal.signal(signal.SIGALRM, lambda *details: os.write(write, b"from the handler"))
signal.setitimer(signal.ITIMER_REAL, 0.02)
print(os.read(read, 100))  # expect: b'from the handler'
signal.setitimer(signal.ITIMER_REAL, 0.01)
signal.signal(signal.SIGALRM, lambda *details: log.append("during sleep"))
start = time.monotonic()
time.sleep(0.05)
print(log[-1], time.monotonic() - start >= 0.05)  # expect: during sleep True
print(signal.alarm(100), signal.alarm(0))  # expect: 0 100
print(signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1, signal.SIGUSR2]))  # expect: set()
os.kill(os.getpid(), signal.SIGUSR1)
os.kill(os.getpid(), signal.SIGUSR2)
print(signal.sigpending() == {signal.SIGUSR1, signal.SIGUSR2}, signal.sigwait([signal.SIGUSR1]))  # expect: True 10
info = signal.sigtimedwait([signal.SIGUSR2], 5)
print(info.si_signo, info.si_pid == os.getpid(), len(info), signal.sigtimedwait([signal.SIGUSR2], 0))
# expect: 12 True 7 None
print(sorted(signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1, signal.SIGUSR2])))
# expect: [<Signals.SIGUSR1: 10>, <Signals.SIGUSR2: 12>]
print(signal.strsignal(signal.SIGTERM), signal.strsignal(9), signal.SIGINT in signal.valid_signals(), len(signal.valid_signals()))
# expect: Terminated Killed True 62
for run in (
    lambda: signal.signal(0, signal.SIG_DFL), lambda: signal.signal(65, signal.SIG_DFL), lambda: signal.signal(2, "a"),
    lambda: signal.signal(signal.SIGKILL, signal.SIG_IGN), lambda: signal.getsignal(-1), lambda: signal.setitimer(9, 1),
    lambda: signal.pthread_sigmask(signal.SIG_BLOCK, [99]), lambda: signal.strsignal(100),
):
    try:
        run()
    except (ValueError, TypeError, OSError) as error:
        print(type(error).__name__, error)
# expect: ValueError signal number out of range
# expect: ValueError signal number out of range
# expect: TypeError signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object
# expect: OSError [Errno 22] Invalid argument
# expect: ValueError signal number out of range
# expect: itimer_error [Errno 22] Invalid argument
# expect: ValueError signal number 99 out of range [1; 64]
# expect: ValueError signal number out of range
wake, waker = os.pipe2(os.O_NONBLOCK)
print(signal.set_wakeup_fd(waker))  # expect: -1
signal.signal(signal.SIGUSR1, lambda *details: None)
signal.raise_signal(signal.SIGUSR1)
print(os.read(wake, 10) == bytes([signal.SIGUSR1]), signal.set_wakeup_fd(-1) == waker)  # expect: True True
