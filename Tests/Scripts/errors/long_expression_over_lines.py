items = {
    "first": [1, 2, 3],
    "second": [
        len("abc"),
        max(4, 5) // (3 -
                      3),
    ],
}
# stderr: Traceback (most recent call last):
# stderr:   File "errors/long_expression_over_lines.py", line 5, in <module>
# stderr:     max(4, 5) // (3 -
# stderr:     ~~~~~~~~~~^^~~~~~
# stderr:                   3),
# stderr:                   ~~
# stderr: ZeroDivisionError: integer division or modulo by zero
# exit: 1
