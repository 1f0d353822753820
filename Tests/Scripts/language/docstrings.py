def f():
    "doc of f"

def g():
    f"not a doc"

class C:
    """First line.

        Indented.
    """

print(f.__doc__, g.__doc__)  # expect: doc of f None
print(repr(C.__doc__))  # expect: 'First line.\n\nIndented.\n'
print(__doc__)  # expect: None
