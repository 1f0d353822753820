# os.fwalk, first example, in the two forms it has had: as walk, by way of descriptors.
from fixtures.surroundings import enter_library

enter_library()
import os
for root, dirs, files, rootfd in os.fwalk('python/Lib/email'):
    print(root, "consumes", end=" ")
    print(sum([os.stat(name, dir_fd=rootfd).st_size for name in files]),
          end=" ")
    print("bytes in", len(files), "non-directory files")
    if 'CVS' in dirs:
        dirs.remove('CVS')  # don't visit CVS directories

# expect: python/Lib/email consumes 10 bytes in 1 non-directory files
# expect: python/Lib/email/mime consumes 20 bytes in 1 non-directory files
import os
for root, dirs, files, rootfd in os.fwalk('python/Lib/xml'):
    print(root, "consumes", end=" ")
    print(sum([os.stat(name, dir_fd=rootfd).st_size for name in files]),
          end=" ")
    print("bytes in", len(files), "non-directory files")
    if '__pycache__' in dirs:
        dirs.remove('__pycache__')  # don't visit __pycache__ directories

# expect: python/Lib/xml consumes 0 bytes in 0 non-directory files
# expect: python/Lib/xml/dom consumes 30 bytes in 1 non-directory files
