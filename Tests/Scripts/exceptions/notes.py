e = ValueError("v")
print(hasattr(e, "__notes__"))  # expect: False
e.add_note("first")
e.add_note("second\nline")
print(e.__notes__)  # expect: ['first', 'second\nline']
try:
    e.add_note(5)
except TypeError as err:
    print(err)  # expect: note must be a str, not 'int'
