def check(x):
    assert x > 0 and x < 10, f"out of range: {x}"
check(5)
check(50)
# stderr: Traceback (most recent call last):
# stderr:   File "errors/carets_assert.py", line 4, in <module>
# stderr:     check(50)
# stderr:     ~~~~~^^^^
# stderr:   File "errors/carets_assert.py", line 2, in check
# stderr:     assert x > 0 and x < 10, f"out of range: {x}"
# stderr:            ^^^^^^^^^^^^^^^^
# stderr: AssertionError: out of range: 50
# exit: 1
