# stdin: one
# stdin: two
# stdin: three
# stdin: four
import sys
print(repr(sys.stdin.readline()))  # expect: 'one\n'
for line in sys.stdin:
    print(line.strip(), end=";")  # expect: two;three;four;
print()
print(repr(sys.stdin.read()), sys.stdin.name, sys.stdin.mode, sys.stdin.fileno())  # expect: '' <stdin> r 0
