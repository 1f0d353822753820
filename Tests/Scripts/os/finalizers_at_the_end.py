# What a program leaves behind is finalized while its modules still have their names; a fork is refused then.
import os
import sys


class Last:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        try:
            os.fork()
            fork = "forked"
        except RuntimeError as error:
            fork = f"{type(error).__name__}: {error}"
        os.write(1, f"{self.name} {Last is not None} {sys.is_finalizing()} {fork}\n".encode())


def function():
    pass


last = Last("alone")
last.cycle = [last]
print(sys.is_finalizing(), flush=True)
# expect: False
# expect: alone True True PythonFinalizationError: can't fork at interpreter shutdown
