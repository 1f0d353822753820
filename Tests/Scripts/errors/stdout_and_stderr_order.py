import sys
print("out 1")
print("err 1", file=sys.stderr)
sys.stderr.write("err 2\n")
raise ValueError("last")
# expect: out 1
# stderr: err 1
# stderr: err 2
# stderr: Traceback (most recent call last):
# stderr:   File "errors/stdout_and_stderr_order.py", line 5, in <module>
# stderr:     raise ValueError("last")
# stderr: ValueError: last
# exit: 1
