def total(*numbers):
    return sum(numbers)

result = total(
    1,
    2,
    int("three"),
)
# stderr: Traceback (most recent call last):
# stderr:   File "errors/carets_multiline_expression.py", line 7, in <module>
# stderr:     int("three"),
# stderr:     ~~~^^^^^^^^^
# stderr: ValueError: invalid literal for int() with base 10: 'three'
# exit: 1
