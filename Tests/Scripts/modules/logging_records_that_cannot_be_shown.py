# A record that cannot be shown is reported with the place of the call, and the program goes on.
import io
import logging
import sys

logging.basicConfig(stream=io.StringIO())
saved, sys.stderr = sys.stderr, io.StringIO()


def caller():
    logging.error("%d items", "many")


caller()
text, sys.stderr = sys.stderr.getvalue(), saved
lines = text.splitlines()
print(lines[0], lines[1])  # expect: --- Logging error --- Traceback (most recent call last):
start = lines.index("Call stack:")
print(lines[start - 1])  # expect: TypeError: %d format: a real number is required, not str
for line in lines[start + 1:]:
    print(line.replace(__file__, "FILE"))
# expect:   File "FILE", line 14, in <module>
# expect:     caller()
# expect:   File "FILE", line 11, in caller
# expect:     logging.error("%d items", "many")
# expect: Message: '%d items'
# expect: Arguments: ('many',)
