import traceback
def f(depth):
    if depth: return f(depth - 1)
    return {}[depth]
try:
    f(2)
except KeyError as e:
    traceback.print_exception(e, limit=2)
    traceback.print_exception(e, limit=-1)
    traceback.print_tb(e.__traceback__)
    traceback.print_exception(e, chain=False, file=None)
# stderr: Traceback (most recent call last):
# stderr:   File "errors/print_exception_limits.py", line 6, in <module>
# stderr:     f(2)
# stderr:     ~^^^
# stderr:   File "errors/print_exception_limits.py", line 3, in f
# stderr:     if depth: return f(depth - 1)
# stderr:                      ~^^^^^^^^^^^
# stderr: KeyError: 0
# stderr: Traceback (most recent call last):
# stderr:   File "errors/print_exception_limits.py", line 4, in f
# stderr:     return {}[depth]
# stderr:            ~~^^^^^^^
# stderr: KeyError: 0
# stderr:   File "errors/print_exception_limits.py", line 6, in <module>
# stderr:     f(2)
# stderr:     ~^^^
# stderr:   File "errors/print_exception_limits.py", line 3, in f
# stderr:     if depth: return f(depth - 1)
# stderr:                      ~^^^^^^^^^^^
# stderr:   File "errors/print_exception_limits.py", line 3, in f
# stderr:     if depth: return f(depth - 1)
# stderr:                      ~^^^^^^^^^^^
# stderr:   File "errors/print_exception_limits.py", line 4, in f
# stderr:     return {}[depth]
# stderr:            ~~^^^^^^^
# stderr: Traceback (most recent call last):
# stderr:   File "errors/print_exception_limits.py", line 6, in <module>
# stderr:     f(2)
# stderr:     ~^^^
# stderr:   File "errors/print_exception_limits.py", line 3, in f
# stderr:     if depth: return f(depth - 1)
# stderr:                      ~^^^^^^^^^^^
# stderr:   File "errors/print_exception_limits.py", line 3, in f
# stderr:     if depth: return f(depth - 1)
# stderr:                      ~^^^^^^^^^^^
# stderr:   File "errors/print_exception_limits.py", line 4, in f
# stderr:     return {}[depth]
# stderr:            ~~^^^^^^^
# stderr: KeyError: 0
