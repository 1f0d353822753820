# The records that os returns: tuples with names, of a fixed number of fields, some of them with a name only.
import copy
import os
import pickle


def tell(run):
    try:
        print(run())
    except Exception as error:
        print(type(error).__name__, error)


RECORDS = (os.stat_result, os.terminal_size, os.times_result, os.uname_result, os.statvfs_result, os.waitid_result)
for record in (*RECORDS, os.sched_param):
    print(record.__module__, record.__qualname__, record.n_fields, record.n_sequence_fields, record.n_unnamed_fields)
# expect: os stat_result 19 10 3
# expect: os terminal_size 2 2 0
# expect: posix times_result 5 5 0
# expect: posix uname_result 5 5 0
# expect: os statvfs_result 11 10 0
# expect: posix waitid_result 5 5 0
# expect: posix sched_param 1 1 0
for record in RECORDS:
    value = record(range(record.n_sequence_fields))
    again = [pickle.loads(pickle.dumps(value, protocol)) for protocol in range(6)]
    print(value == tuple(value), hash(value) == hash(tuple(value)), all(type(x) is record and x == value for x in again))
# expect: True True True
# expect: True True True
# expect: True True True
# expect: True True True
# expect: True True True
# expect: True True True
size = os.terminal_size((80, 24))
match size:
    case os.terminal_size(columns, lines):
        print(columns, lines, os.terminal_size.__match_args__)  # expect: 80 24 ('columns', 'lines')
print(size + (1,), size[::-1], size.lines, copy.replace(size, lines=50))
# expect: (80, 24, 1) (24, 80) 24 os.terminal_size(columns=80, lines=50)
tell(lambda: copy.replace(size, rows=1))  # expect: TypeError Got unexpected field name(s): ['rows']
tell(lambda: copy.replace(os.stat("/"), st_mode=1))
# expect: TypeError __replace__() is not supported for os.stat_result because it has unnamed field(s)
tell(lambda: setattr(size, "lines", 1))  # expect: AttributeError readonly attribute
tell(lambda: setattr(size, "rows", 1))  
# expect: AttributeError 'os.terminal_size' object has no attribute 'rows' and no __dict__ for setting new attributes
tell(lambda: type("T", (os.terminal_size,), {}))
# expect: TypeError type 'os.terminal_size' is not an acceptable base type
# how they are made
tell(lambda: os.terminal_size(sequence=(1, 2), dict={}))  # expect: os.terminal_size(columns=1, lines=2)
tell(lambda: os.terminal_size())  # expect: TypeError structseq() missing required argument 'sequence' (pos 1)
tell(lambda: os.terminal_size((1, 2), {}, 3))  # expect: TypeError structseq() takes at most 2 arguments (3 given)
tell(lambda: os.terminal_size((1, 2), other=3))  # expect: TypeError structseq() got an unexpected keyword argument 'other'
tell(lambda: os.terminal_size((1, 2), {"lines": 3}))
# expect: TypeError os.terminal_size() got duplicate or unexpected field name(s)
tell(lambda: os.terminal_size((1, 2), 3))  # expect: TypeError os.terminal_size() takes a dict as second arg, if any
tell(lambda: os.stat_result(range(10), {"st_atime": 1.5, "nothing": 1}))
# expect: TypeError os.stat_result() got duplicate or unexpected field name(s)
status = os.stat_result(range(10), {"st_atime": 1.5, "st_mtime_ns": 7})
print(status.st_atime, status[7], status.st_mtime, status.st_mtime_ns, status.st_blksize)  # expect: 1.5 7 8 7 None
print(os.sched_param(7), os.sched_param(sched_priority=8).sched_priority)  # expect: posix.sched_param(sched_priority=7) 8
