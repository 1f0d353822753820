"""The module's own docstring."""
print(__doc__)  # expect: The module's own docstring.
print(__name__)  # expect: __main__
