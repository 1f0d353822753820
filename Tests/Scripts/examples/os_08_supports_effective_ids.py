# os.supports_effective_ids: the expression that asks for support.
from fixtures.session import check

check("""
>>> import os
>>> os.access in os.supports_effective_ids
True
""")
# expect: 2 of 2 as documented
