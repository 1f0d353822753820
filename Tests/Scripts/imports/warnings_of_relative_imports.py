# What a relative import goes by, and the warnings about odd modules.
import types
import warnings


def attempt(**names):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            __import__("", names, {}, ("foo",), 1)
        except ImportError as error:
            print(error)
        for warning in caught:
            print(warning.category.__name__, warning.message)


attempt(__package__=None, __spec__=None, __name__="__main__")
# expect: attempted relative import with no known parent package
# expect: ImportWarning can't resolve package from __spec__ or __package__, falling back on __name__ and __path__
attempt(__package__="a.b", __spec__=types.SimpleNamespace(parent="x"), __name__="m")
# expect: No module named 'a'
# expect: DeprecationWarning __package__ != __spec__.parent
attempt(__package__="a.b", __spec__=types.SimpleNamespace(parent="a.b"), __name__="m")  # expect: No module named 'a'
