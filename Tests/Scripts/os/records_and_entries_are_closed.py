# Fields of records and of directory entries cannot be set; entries cannot be pickled; errors say where the types are from.
import copy
import os
import pickle


def tell(run, *arguments, **named):
    try:
        print(run.__name__, run(*arguments, **named))
    except Exception as error:
        print(run.__name__, type(error).__name__, error)


with os.scandir("/") as entries:
    entry = next(entries)
record = os.stat("/")
for thing in (entry, record):
    tell(setattr, thing, "nothing", 1)
    tell(delattr, thing, "nothing")
    tell(getattr, thing, "nothing")
# expect: setattr AttributeError 'posix.DirEntry' object has no attribute 'nothing' and no __dict__ for setting new attributes
# expect: delattr AttributeError 'posix.DirEntry' object has no attribute 'nothing' and no __dict__ for setting new attributes
# expect: getattr AttributeError 'posix.DirEntry' object has no attribute 'nothing'
# expect: setattr AttributeError 'os.stat_result' object has no attribute 'nothing' and no __dict__ for setting new attributes
# expect: delattr AttributeError 'os.stat_result' object has no attribute 'nothing' and no __dict__ for setting new attributes
# expect: getattr AttributeError 'os.stat_result' object has no attribute 'nothing'
tell(setattr, entry, "name", "a")  # expect: setattr AttributeError readonly attribute
tell(setattr, record, "st_mode", 1)  # expect: setattr AttributeError readonly attribute
for protocol in range(2, 6):
    tell(pickle.dumps, entry, protocol)
# expect: dumps TypeError cannot pickle 'posix.DirEntry' object
# expect: dumps TypeError cannot pickle 'posix.DirEntry' object
# expect: dumps TypeError cannot pickle 'posix.DirEntry' object
# expect: dumps TypeError cannot pickle 'posix.DirEntry' object
tell(copy.copy, entry)  # expect: copy TypeError cannot pickle 'posix.DirEntry' object
print(pickle.loads(pickle.dumps(record)).st_mtime_ns == record.st_mtime_ns, copy.copy(record) == record)  # expect: True True
tell(copy.replace, record, st_mode=1)
# expect: replace TypeError __replace__() is not supported for os.stat_result because it has unnamed field(s)
tell(os.chmod, "/proc/self/exe", 0, follow_symlinks="")
# expect: chmod NotImplementedError chmod: follow_symlinks unavailable on this platform
tell(os.pathconf, "/", 9999)  # expect: pathconf OSError [Errno 22] Invalid argument
