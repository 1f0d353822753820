# os.path.splitext: the three sessions.
from os.path import splitext
from fixtures.session import check

check("""
>>> splitext('bar')
('bar', '')
""", {"splitext": splitext})
# expect: 1 of 1 as documented
check("""
>>> splitext('foo.bar.exe')
('foo.bar', '.exe')
>>> splitext('/foo/bar.exe')
('/foo/bar', '.exe')
""", {"splitext": splitext})
# expect: 2 of 2 as documented
check("""
>>> splitext('.cshrc')
('.cshrc', '')
>>> splitext('/foo/....jpg')
('/foo/....jpg', '')
""", {"splitext": splitext})
# expect: 2 of 2 as documented
