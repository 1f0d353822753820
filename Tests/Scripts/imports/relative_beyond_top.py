try:
    import simple.two
    # expect: init simple
    # expect: init simple.one
except ImportError as e:
    print(type(e).__name__, e)  # expect: ImportError attempted relative import beyond top-level package
try:
    import relative
except ImportError as e:
    print(type(e).__name__, e)  # expect: ImportError attempted relative import beyond top-level package
