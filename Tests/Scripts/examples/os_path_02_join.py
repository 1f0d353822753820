# os.path.join: a session.
import os
from fixtures.session import check

check("""
>>> os.path.join('/home/foo', 'bar')
'/home/foo/bar'
>>> os.path.join('/home/foo', '/home/bar')
'/home/bar'
""", {"os": os})
# expect: 2 of 2 as documented
