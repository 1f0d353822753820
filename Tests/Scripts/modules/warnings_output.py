import warnings
def old():
    warnings.warn("old is old", UserWarning, stacklevel=2)
old()
warnings.warn("direct")
warnings.warn("hidden by default", ImportWarning)
print("done")
# expect: done
# stderr: modules/warnings_output.py:4: UserWarning: old is old
# stderr:   old()
# stderr: modules/warnings_output.py:5: UserWarning: direct
# stderr:   warnings.warn("direct")
