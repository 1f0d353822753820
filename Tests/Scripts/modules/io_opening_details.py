# `open` warns of line buffering where there are no lines; a FileIO sets its name as an attribute, which a subclass may refuse.
import io
import os
import tempfile
import warnings

path = os.path.join(tempfile.mkdtemp(), "file")
open(path, "w", 1).close()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    open(path, "rb", 2).close()
    open(path, "r", 1).close()
    print(len(caught))  # expect: 0
    open(path, "rb", 1).close()
    os.fdopen(os.open(path, os.O_RDONLY), "rb", 1).close()
    for warning in caught:
        print(warning.category.__name__, warning.message)
# expect: RuntimeWarning line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used
# expect: RuntimeWarning line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used

class Refusing(io.FileIO):
    def __setattr__(self, name, value):
        raise KeyError(name)

fd = os.open(path, os.O_RDONLY)
for file in fd, path:
    try:
        Refusing(file)
    except KeyError as e:
        print(e)
# expect: 'name'
# expect: 'name'
os.fstat(fd)  # the descriptor is still its owner's

class Named(io.FileIO):
    @property
    def name(self):
        return "named"
    @name.setter
    def name(self, value):
        print("name:", os.path.basename(value))

print(Named(path))
# expect: name: file
# expect: <Named name='named' mode='rb' closefd=True>
