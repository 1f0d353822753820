# skip-on-cpython: CPython looks for signals in Python code only; here Ctrl-C ends native loops, too.
import os, signal, subprocess, sys, time
programs = [
    "list(iter(int, 1))",
    "[].extend(iter(int, 1))",
    "import itertools; tuple(itertools.count())",
    "1 in iter(int, 1)",
    "10 ** 10 ** 9",
    "open('/dev/zero', 'rb').readline()",
]
running = []
for program in programs:
    code = "import sys; sys.stdout.write('on'); sys.stdout.flush()\n" + program
    running.append(subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE))
    if len(running) == 2 or program is programs[-1]:
        for child in running: child.stdout.read(2)
        time.sleep(0.1)
        for child in running: child.send_signal(signal.SIGINT)
        for child in running:
            print(child.wait(15), child.stderr.read().decode().splitlines()[-1])
            # expect: -2 KeyboardInterrupt
            # expect: -2 KeyboardInterrupt
            # expect: -2 KeyboardInterrupt
            # expect: -2 KeyboardInterrupt
            # expect: -2 KeyboardInterrupt
            # expect: -2 KeyboardInterrupt
        running = []
