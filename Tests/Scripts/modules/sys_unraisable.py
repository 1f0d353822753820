import sys
def hook(info):
    print(type(info.exc_value).__name__, info.exc_value, info.err_msg, info.object.__name__)
sys.unraisablehook = hook
class C:
    def __del__(self): raise ValueError("in del")
c = C()
del c  # expect: ValueError in del None __del__
print("goes on")  # expect: goes on
