# os.path.commonprefix and commonpath: a session.
import os
from fixtures.session import check

check("""
>>> os.path.commonprefix(['/usr/lib', '/usr/local/lib'])
'/usr/l'

>>> os.path.commonpath(['/usr/lib', '/usr/local/lib'])
'/usr'
""", {"os": os})
# expect: 2 of 2 as documented
