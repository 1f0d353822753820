def attempt(cm):
    try:
        with cm:
            pass
    except TypeError as e:
        print(e)

class OnlyEnter:
    def __enter__(self): pass
class OnInstance: pass
x = OnInstance()
x.__enter__ = x.__exit__ = lambda *a: None

attempt(5)  # expect: 'int' object does not support the context manager protocol
attempt(OnlyEnter())
# expect: 'OnlyEnter' object does not support the context manager protocol (missed __exit__ method)
attempt(x)  # expect: 'OnInstance' object does not support the context manager protocol
attempt(None)  # expect: 'NoneType' object does not support the context manager protocol
