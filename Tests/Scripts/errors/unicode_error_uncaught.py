def encode(s): return s.encode("ascii")
encode("naïve")
# stderr: Traceback (most recent call last):
# stderr:   File "errors/unicode_error_uncaught.py", line 2, in <module>
# stderr:     encode("naïve")
# stderr:     ~~~~~~^^^^^^^^^
# stderr:   File "errors/unicode_error_uncaught.py", line 1, in encode
# stderr:     def encode(s): return s.encode("ascii")
# stderr:                           ~~~~~~~~^^^^^^^^^
# stderr: UnicodeEncodeError: 'ascii' codec can't encode character '\xef' in position 2: ordinal not in range(128)
# exit: 1
