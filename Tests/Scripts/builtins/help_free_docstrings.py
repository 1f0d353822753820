# The documentation of functions is there to be asked for.
def f():
    """Own text."""
print(f.__doc__, len.__doc__ is not None, isinstance(int.__doc__, str))  # expect: Own text. True True
print(isinstance([].append.__doc__, str), type(None).__doc__ is not None)  # expect: True True
class C:
    """Class text."""
    def m(self): "Method text."
print(C.__doc__, C.m.__doc__, C().__doc__, C().m.__doc__)  # expect: Class text. Method text. Class text. Method text.
