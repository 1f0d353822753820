def numbers():
    yield 1


numbers().throw(KeyError("early"))
# stderr: Traceback (most recent call last):
# stderr:   File "errors/throw_into_new_generator.py", line 5, in <module>
# stderr:     numbers().throw(KeyError("early"))
# stderr:     ~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^
# stderr:   File "errors/throw_into_new_generator.py", line 1, in numbers
# stderr:     def numbers():
# stderr: KeyError: 'early'
# exit: 1
