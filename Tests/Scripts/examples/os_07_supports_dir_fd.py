# os.supports_dir_fd: the expression that asks for support.
from fixtures.session import check

check("""
>>> import os
>>> os.stat in os.supports_dir_fd
True
""")
# expect: 2 of 2 as documented
