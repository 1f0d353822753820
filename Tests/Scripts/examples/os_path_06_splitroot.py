# os.path.splitroot: a session.
from os.path import splitroot
from fixtures.session import check

check("""
>>> splitroot('/home/sam')
('', '/', 'home/sam')
>>> splitroot('//home/sam')
('', '//', 'home/sam')
>>> splitroot('///home/sam')
('', '/', '//home/sam')
""", {"splitroot": splitroot})
# expect: 3 of 3 as documented
