import atexit
atexit.register(print, "still runs")
import sys
sys.unraisablehook = lambda info: print(type(info.exc_value).__name__, info.exc_value, str(info.err_msg)[:44])
def broken():
    atexit.register(print, "too late")
    raise ValueError("broken")
print(atexit.register(broken) is broken, atexit._ncallbacks())  # expect: True 2
try:
    atexit.register(5)
except TypeError as error:
    print(error)  # expect: the first argument must be callable
# expect: ValueError broken Exception ignored in atexit callback <functi
# expect: still runs
