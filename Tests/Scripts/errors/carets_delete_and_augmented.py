import traceback
d = {"k": 1}
for statement in ("del d['a']", "d['z'] += 1", "d.attr = 2"):
    try:
        exec(statement)
    except Exception:
        traceback.print_exc()
d["k"] += "text"
# stderr: Traceback (most recent call last):
# stderr:   File "errors/carets_delete_and_augmented.py", line 5, in <module>
# stderr:     exec(statement)
# stderr:     ~~~~^^^^^^^^^^^
# stderr:   File "<string>", line 1, in <module>
# stderr: KeyError: 'a'
# stderr: Traceback (most recent call last):
# stderr:   File "errors/carets_delete_and_augmented.py", line 5, in <module>
# stderr:     exec(statement)
# stderr:     ~~~~^^^^^^^^^^^
# stderr:   File "<string>", line 1, in <module>
# stderr: KeyError: 'z'
# stderr: Traceback (most recent call last):
# stderr:   File "errors/carets_delete_and_augmented.py", line 5, in <module>
# stderr:     exec(statement)
# stderr:     ~~~~^^^^^^^^^^^
# stderr:   File "<string>", line 1, in <module>
# stderr: AttributeError: 'dict' object has no attribute 'attr' and no __dict__ for setting new attributes
# stderr: Traceback (most recent call last):
# stderr:   File "errors/carets_delete_and_augmented.py", line 8, in <module>
# stderr:     d["k"] += "text"
# stderr: TypeError: unsupported operand type(s) for +=: 'int' and 'str'
# exit: 1
