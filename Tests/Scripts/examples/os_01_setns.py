# os.setns: the example, which needs rights that few programs have: without them it is refused with PermissionError.
import os
from fixtures.surroundings import enter

enter()
try:
    fd = os.open("/proc/1/ns/net", os.O_RDONLY)
    os.setns(fd, os.CLONE_NEWNET)
    os.close(fd)
except PermissionError as error:
    print("in the namespace, or refused" if error.errno in (1, 13) else error)
else:
    print("in the namespace, or refused")

# expect: in the namespace, or refused
