# The databases of users and groups.
import grp
import pwd


def tell(run, *arguments):
    try:
        print(run.__name__, run(*arguments))
    except Exception as error:
        print(run.__name__, type(error).__name__, error)


root = pwd.getpwuid(0)
print(type(root).__name__, root.pw_name, root.pw_uid, root.pw_gid, root.pw_dir, len(root), root[0])
# expect: struct_passwd root 0 0 /root 7 root
print(pwd.getpwnam("root") == root, root in pwd.getpwall(), isinstance(root, pwd.struct_passwd))  # expect: True True True
group = grp.getgrgid(0)
print(type(group).__name__, group.gr_name, group.gr_gid, type(group.gr_mem).__name__, len(group))
# expect: struct_group root 0 list 4
print(grp.getgrnam("root") == group, group in grp.getgrall(), isinstance(group, grp.struct_group))  # expect: True True True
for number in (99999, -1, -2, 2**40, 2**70, 1.5, "x"):
    tell(pwd.getpwuid, number)
    tell(grp.getgrgid, number)
# expect: getpwuid KeyError 'getpwuid(): uid not found: 99999'
# expect: getgrgid KeyError 'getgrgid(): gid not found: 99999'
# expect: getpwuid KeyError 'getpwuid(): uid not found: -1'
# expect: getgrgid KeyError 'getgrgid(): gid not found: -1'
# expect: getpwuid KeyError 'getpwuid(): uid not found'
# expect: getgrgid OverflowError gid is less than minimum
# expect: getpwuid KeyError 'getpwuid(): uid not found'
# expect: getgrgid OverflowError gid is less than minimum
# expect: getpwuid KeyError 'getpwuid(): uid not found'
# expect: getgrgid OverflowError gid is greater than maximum
# expect: getpwuid TypeError uid should be integer, not float
# expect: getgrgid TypeError gid should be integer, not float
# expect: getpwuid TypeError uid should be integer, not str
# expect: getgrgid TypeError gid should be integer, not str
for name in ("nobody-of-this-name", "a\0b", b"root", None):
    tell(pwd.getpwnam, name)
    tell(grp.getgrnam, name)
# expect: getpwnam KeyError "getpwnam(): name not found: 'nobody-of-this-name'"
# expect: getgrnam KeyError "getgrnam(): name not found: 'nobody-of-this-name'"
# expect: getpwnam ValueError embedded null byte
# expect: getgrnam ValueError embedded null byte
# expect: getpwnam TypeError getpwnam() argument must be str, not bytes
# expect: getgrnam TypeError getgrnam() argument 1 must be str, not bytes
# expect: getpwnam TypeError getpwnam() argument must be str, not NoneType
# expect: getgrnam TypeError getgrnam() argument 1 must be str, not None
