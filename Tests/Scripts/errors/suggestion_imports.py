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
        print(traceback.format_exc().splitlines()[-1].replace("unknown location", "?").split(" (/")[0])
        # expect: ImportError: cannot import name 'sqr' from 'math'
        # expect: ImportError: cannot import name 'OrderDict' from 'collections'
        # expect: ModuleNotFoundError: No module named 'maths'
        # expect: ImportError: cannot import name 'pth' from 'os'
