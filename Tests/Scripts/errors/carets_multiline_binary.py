value = (
    1
    +
    "a"
)
# stderr: Traceback (most recent call last):
# stderr:   File "errors/carets_multiline_binary.py", line 2, in <module>
# stderr:     1
# stderr:     ~
# stderr:     +
# stderr:     ^
# stderr:     "a"
# stderr:     ~~~
# stderr: TypeError: unsupported operand type(s) for +: 'int' and 'str'
# exit: 1
