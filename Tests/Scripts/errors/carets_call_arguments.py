def area(width, height):
    return width * height

print(area(3, 4))
print("total", area(width=2, depth=5) + 1)
# expect: 12
# stderr: Traceback (most recent call last):
# stderr:   File "errors/carets_call_arguments.py", line 5, in <module>
# stderr:     print("total", area(width=2, depth=5) + 1)
# stderr:                    ~~~~^^^^^^^^^^^^^^^^^^
# stderr: TypeError: area() got an unexpected keyword argument 'depth'
# exit: 1
