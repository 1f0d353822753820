def load():
    try:
        return {}["missing"]
    except KeyError:
        raise ValueError("cannot load")

load()
# stderr: Traceback (most recent call last):
# stderr:   File "errors/chained_context.py", line 3, in load
# stderr:     return {}["missing"]
# stderr:            ~~^^^^^^^^^^^
# stderr: KeyError: 'missing'
# stderr:
# stderr: During handling of the above exception, another exception occurred:
# stderr:
# stderr: Traceback (most recent call last):
# stderr:   File "errors/chained_context.py", line 7, in <module>
# stderr:     load()
# stderr:     ~~~~^^
# stderr:   File "errors/chained_context.py", line 5, in load
# stderr:     raise ValueError("cannot load")
# stderr: ValueError: cannot load
# exit: 1
