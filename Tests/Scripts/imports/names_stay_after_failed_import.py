x = "kept"
try:
    from simple.one import value as x, missing
    # expect: init simple
    # expect: init simple.one
except ImportError as e:
    print(str(e).split(" (")[0])  # expect: cannot import name 'missing' from 'simple.one'
print(x)  # expect: 1
try:
    import simple as s, no_such_module
except ModuleNotFoundError as e:
    print(e.name, s.value)  # expect: no_such_module package value
