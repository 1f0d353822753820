e = "before"
try:
    1 / 0
except ZeroDivisionError as e:
    pass
try:
    e
except NameError as err:
    print(err)  # expect: name 'e' is not defined
try:
    raise ValueError
except ValueError as x:
    del x
print("x" in globals())  # expect: False
