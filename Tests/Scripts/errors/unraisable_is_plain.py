# What cannot be raised is reported without marks, notes, suggestions and what led to it.
import sys
class Stream:
    def write(self, text):
        sys.stdout.write(text)
    def flush(self):
        pass
class Loud:
    def __repr__(self):
        return "<the function>"
class Hook:
    def __del__(self):
        try:
            1 / 0
        except ZeroDivisionError:
            error = NameError("name 'prnt' is not defined", name="prnt")
            error.add_note("a note")
            raise error
def show(args):
    sys.stderr = Stream()
    args = type(args)((args.exc_type, args.exc_value, args.exc_traceback, args.err_msg, Loud()))
    sys.__unraisablehook__(args)
    sys.stderr = sys.__stderr__
sys.unraisablehook = show
hook = Hook()
del hook
# expect: Exception ignored in: <the function>
# expect: Traceback (most recent call last):
# expect:   File "errors/unraisable_is_plain.py", line 18, in __del__
# expect:     raise error
# expect: NameError: name 'prnt' is not defined
