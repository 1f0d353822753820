# Ctrl-C ends native loops that would never end by themselves.
import os, signal, subprocess, sys, time
programs = [
    "next(x for x in iter(int, 1) if x)",
    "def f():\n  for x in iter(int, 1):\n    if x: yield\nnext(f())",
    "list(map(lambda x: x, iter(int, 1)))",
    "[x for x in iter(int, 1) if x]",
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
        running = []
