m = __import__("os.path")
print(m.__name__, __import__("os.path", fromlist=["join"]).__name__, __import__("math").floor(1.5))
# expect: os posixpath 1
for f in (
    lambda: __import__("nope"),
    lambda: __import__(""),
    lambda: __import__(5),
    lambda: __import__("x", level=-1),
):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
        # expect: ModuleNotFoundError No module named 'nope'
        # expect: ValueError Empty module name
        # expect: TypeError module name must be a string
        # expect: ValueError level must be >= 0
