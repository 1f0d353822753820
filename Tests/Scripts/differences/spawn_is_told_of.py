# skip-on-cpython: The documentation gives the functions of the spawn family an audit event, os.spawn; CPython raises it only on
# Windows and elsewhere no more than the os.fork that it does here. Both are raised.
import os
import sys

log = []
sys.addaudithook(lambda event, arguments: event in ("os.spawn", "os.fork") and log.append((event, *arguments)))
print(os.spawnl(os.P_WAIT, "/bin/true", "true"), log)  # expect: 0 [('os.spawn', 0, '/bin/true', ('true',), None), ('os.fork',)]
