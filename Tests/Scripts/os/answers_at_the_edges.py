# Seldom seen answers: a device number of no device, a counter that is none, a truth that is asked for only when it matters.
import os, tempfile

os.chdir(tempfile.mkdtemp())
open("f", "w").close()
print(os.major(2**64 - 1), os.minor(2**64 - 1), os.minor(2**63 - 1), os.major(2**63 - 1))
# expect: -1 -1 -1 2147483647
print(os.makedev(-1, -1))  # expect: -1

read, write = os.pipe()
os.write(write, b"abc")
try:
    os.eventfd_read(read)
except OSError as e:
    # (the C library does not say why: the number is what was there before)
    print(type(e).__name__)  # expect: OSError

class Truth:
    def __bool__(self):
        print("asked")
        return True

print(os.path.basename(os.path.realpath("f", strict=Truth())))  # expect: f
try:
    os.path.realpath("missing", strict=Truth())
except FileNotFoundError as e:
    print(os.path.basename(e.filename))
# expect: asked
# expect: missing
for scheduler in (3, (1,), ("a", "b"), ("a", os.sched_param(0))):
    try:
        os.posix_spawn("/bin/true", ["true"], {}, scheduler=scheduler)
    except Exception as e:
        print(type(e).__name__ + ":", e)
# expect: SystemError: new style getargs format but argument is not a tuple
# expect: TypeError: A scheduler tuple must have two elements
# expect: TypeError: must have a sched_param object
# expect: TypeError: 'str' object cannot be interpreted as an integer
