import warnings

warnings.simplefilter("error")
warnings.warn("no more")
# stderr: Traceback (most recent call last):
# stderr:   File "errors/warning_as_error_has_no_frames.py", line 4, in <module>
# stderr:     warnings.warn("no more")
# stderr:     ~~~~~~~~~~~~~^^^^^^^^^^^
# stderr: UserWarning: no more
# exit: 1
