import sys
for f in (lambda: aiter(5), lambda: anext(5), lambda: aiter(), lambda: anext()):
    try:
        f()
    except TypeError as e:
        print(e)
        # expect: 'int' object is not an async iterable
        # expect: 'int' object is not an async iterator
        # expect: aiter() takes exactly one argument (0 given)
        # expect: anext expected at least 1 argument, got 0
sys.breakpointhook = lambda *a, **k: print("hook", a, k)
breakpoint()  # expect: hook () {}
breakpoint(1, header="h")  # expect: hook (1,) {'header': 'h'}
