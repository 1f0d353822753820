async def wait():
    return 1 + await 5


wait().send(None)
# stderr: Traceback (most recent call last):
# stderr:   File "errors/await_of_wrong_object.py", line 5, in <module>
# stderr:     wait().send(None)
# stderr:     ~~~~~~~~~~~^^^^^^
# stderr:   File "errors/await_of_wrong_object.py", line 2, in wait
# stderr:     return 1 + await 5
# stderr:                ^^^^^^^
# stderr: TypeError: object int can't be used in 'await' expression
# exit: 1
