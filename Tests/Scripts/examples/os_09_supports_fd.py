# os.supports_fd: the expression that asks for support.
from fixtures.session import check

check("""
>>> import os
>>> os.chdir in os.supports_fd
True
""")
# expect: 2 of 2 as documented
