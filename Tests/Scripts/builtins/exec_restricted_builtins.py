ns = {"__builtins__": {"len": len}}
print(eval("len([1])", ns))  # expect: 1
try:
    eval("print(1)", ns)
except NameError as e:
    print(e)  # expect: name 'print' is not defined
try:
    exec("class C: pass", ns)
except NameError as e:
    print(e)  # expect: __build_class__ not found
try:
    exec("import os", ns)
except ImportError as e:
    print(e)  # expect: __import__ not found
