def attempt(source):
    try:
        exec(source)
    except ImportError as e:
        print(type(e).__name__, str(e).split(" (")[0], e.name)

attempt("import nope")  # expect: ModuleNotFoundError No module named 'nope' nope
attempt("import simple.nope")
# expect: init simple
# expect: ModuleNotFoundError No module named 'simple.nope' simple.nope
attempt("import simple.one.deeper")
# expect: init simple.one
# expect: ModuleNotFoundError No module named 'simple.one.deeper'; 'simple.one' is not a package simple.one.deeper
attempt("from simple import nope")  # expect: ImportError cannot import name 'nope' from 'simple' simple
attempt("from simple.nope import x")  # expect: ModuleNotFoundError No module named 'simple.nope' simple.nope
attempt("from math import nope")  # expect: ImportError cannot import name 'nope' from 'math' math
attempt("from nope import x")  # expect: ModuleNotFoundError No module named 'nope' nope
attempt("import math.sub")  # expect: ModuleNotFoundError No module named 'math.sub'; 'math' is not a package math.sub
attempt("from simple.one import valu")  # expect: ImportError cannot import name 'valu' from 'simple.one' simple.one
attempt("import nope.deeper.still")  # expect: ModuleNotFoundError No module named 'nope' nope
attempt("from . import x")  # expect: ImportError attempted relative import with no known parent package None
