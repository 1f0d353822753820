import sys
n = sys.stdout.write("written\n")
print(n, sys.stdout is sys.__stdout__, sys.stdout.writable(), sys.stdout.name)
print(sys.stdout.fileno(), sys.stdout.errors, sys.stdout.isatty())
sys.stdout.flush()
sys.stdout.buffer.write(b"bytes\n")
sys.stdout.buffer.flush()
sys.stdout.writelines(["a", "b\n"])
# expect: written
# expect: 8 True True <stdout>
# expect: 1 surrogateescape False
# expect: bytes
# expect: ab
