import traceback
for e in (ValueError(), ValueError(""), ValueError("a\nb"), ValueError(1, 2), KeyError("k"), ValueError(None)):
    traceback.print_exception(e)
# stderr: ValueError
# stderr: ValueError
# stderr: ValueError: a
# stderr: b
# stderr: ValueError: (1, 2)
# stderr: KeyError: 'k'
# stderr: ValueError: None
