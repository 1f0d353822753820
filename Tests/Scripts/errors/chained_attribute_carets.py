class N: pass
a = N(); a.b = N(); a.b.c = None
result = a.b.c.d.e
# stderr: Traceback (most recent call last):
# stderr:   File "errors/chained_attribute_carets.py", line 3, in <module>
# stderr:     result = a.b.c.d.e
# stderr:              ^^^^^^^
# stderr: AttributeError: 'NoneType' object has no attribute 'd'
# exit: 1
