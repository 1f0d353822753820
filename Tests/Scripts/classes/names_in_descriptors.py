# Descriptors say from which module a type is, unless it is a builtin one.
import collections, functools, io, os

for value in (io.FileIO.read, collections.deque.append, collections.deque.maxlen, os.DirEntry.stat, dict.pop,
              io.FileIO.__repr__, collections.deque.__len__, io.StringIO.closed):
    print(value)
# expect: <method 'read' of '_io.FileIO' objects>
# expect: <method 'append' of 'collections.deque' objects>
# expect: <attribute 'maxlen' of 'collections.deque' objects>
# expect: <method 'stat' of 'posix.DirEntry' objects>
# expect: <method 'pop' of 'dict' objects>
# expect: <slot wrapper '__repr__' of '_io.FileIO' objects>
# expect: <slot wrapper '__len__' of 'collections.deque' objects>
# expect: <attribute 'closed' of '_io.StringIO' objects>
print(repr(collections.deque().append).split(" at ")[0])  # expect: <built-in method append of collections.deque object
try:
    io.FileIO.read(1)
except TypeError as e:
    print(e)  # expect: descriptor 'read' for '_io.FileIO' objects doesn't apply to a 'int' object
