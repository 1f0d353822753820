# os.stat: a session. The numbers are those of the file system; the size is the file's.
from fixtures.session import check
from fixtures.surroundings import enter

enter({"somefile.txt": "x" * 264})
check("""
>>> import os
>>> statinfo = os.stat('somefile.txt')
>>> statinfo
os.stat_result(st_mode=33188, st_ino=..., st_dev=...,
st_nlink=1, st_uid=..., st_gid=..., st_size=264, st_atime=...,
st_mtime=..., st_ctime=...)
>>> statinfo.st_size
264
""")
# expect: 4 of 4 as documented
