apply = lambda f, *args: f(*args)
def run():
    return [apply(lambda x: 10 / x, n) for n in (5, 0)]
run()
# stderr: Traceback (most recent call last):
# stderr:   File "errors/lambda_and_comprehension_frames.py", line 4, in <module>
# stderr:     run()
# stderr:     ~~~^^
# stderr:   File "errors/lambda_and_comprehension_frames.py", line 3, in run
# stderr:     return [apply(lambda x: 10 / x, n) for n in (5, 0)]
# stderr:             ~~~~~^^^^^^^^^^^^^^^^^^^^^
# stderr:   File "errors/lambda_and_comprehension_frames.py", line 1, in <lambda>
# stderr:     apply = lambda f, *args: f(*args)
# stderr:                              ~^^^^^^^
# stderr:   File "errors/lambda_and_comprehension_frames.py", line 3, in <lambda>
# stderr:     return [apply(lambda x: 10 / x, n) for n in (5, 0)]
# stderr:                             ~~~^~~
# stderr: ZeroDivisionError: division by zero
# exit: 1
