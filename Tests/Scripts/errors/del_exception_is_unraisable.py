class C:
    def __del__(self):
        raise ValueError("in del")
import sys
def quiet(info): print("unraisable:", info.exc_type.__name__, info.exc_value)
sys.unraisablehook = quiet
C()  # expect: unraisable: ValueError in del
[C(), C()].clear()
# expect: unraisable: ValueError in del
# expect: unraisable: ValueError in del
print("still running")  # expect: still running
