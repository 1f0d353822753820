# skip-on-cpython: These modules of CPython's library are not provided. Importing one is an error that names it. CPython's tests
# of os and stat that need them (decimal and fractions: that user numbers must be integers; socket: the mode of a socket) skip.
for name in ("decimal", "fractions", "socket", "_testcapi"):
    try:
        __import__(name)
    except ModuleNotFoundError as error:
        print(error)
# expect: No module named 'decimal'
# expect: No module named 'fractions'
# expect: No module named 'socket'
# expect: No module named '_testcapi'
