from contextlib import contextmanager
@contextmanager
def scope(name):
    yield name

def work():
    with scope("a"):
        raise LookupError("inside with")
work()
# stderr: Traceback (most recent call last):
# stderr:   File "errors/context_manager_frames.py", line 9, in <module>
# stderr:     work()
# stderr:     ~~~~^^
# stderr:   File "errors/context_manager_frames.py", line 8, in work
# stderr:     raise LookupError("inside with")
# stderr: LookupError: inside with
# exit: 1
