import traceback
for source in (
    "from math import sqr",
    "from collections import OrderDict",
    "import maths",
    "from os import pth",
):
    try:
        exec(source)
    except ImportError as e:
        text, _, rest = traceback.format_exc().splitlines()[-1].partition(" (")
        print(text + rest.partition(")")[2])
        # expect: ImportError: cannot import name 'sqr' from 'math'. Did you mean: 'sqrt'?
        # expect: ImportError: cannot import name 'OrderDict' from 'collections'. Did you mean: 'OrderedDict'?
        # expect: ModuleNotFoundError: No module named 'maths'
        # expect: ImportError: cannot import name 'pth' from 'os'. Did you mean: 'path'?
