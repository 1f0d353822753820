import traceback
def f(): raise ValueError("bad")
try:
    f()
except ValueError as e:
    s = traceback.extract_tb(e.__traceback__)
    t = traceback.TracebackException.from_exception(e, capture_locals=False)
print(type(s).__name__, len(s), s[-1].name, s[-1].line, s[-1].lineno, s[-1].colno)
# expect: StackSummary 2 f def f(): raise ValueError("bad") 2 9
print(s[-1].filename.split("/")[-1])  # expect: traceback_summaries.py
print(s.format()[-1].splitlines()[1].strip(), tuple(s[0])[2], s[0])
# expect: def f(): raise ValueError("bad") <module> <FrameSummary file modules/traceback_summaries.py, line 4 in <module>>
print(*t.format(), sep="", end="")
# expect: Traceback (most recent call last):
# expect:   File "modules/traceback_summaries.py", line 4, in <module>
# expect:     f()
# expect:     ~^^
# expect:   File "modules/traceback_summaries.py", line 2, in f
# expect:     def f(): raise ValueError("bad")
# expect:              ^^^^^^^^^^^^^^^^^^^^^^^
# expect: ValueError: bad
print(traceback.format_list([("file.py", 3, "func", "code here")]))
# expect: ['  File "file.py", line 3, in func\n    code here\n']
print(traceback.format_exception_only(KeyError("k")))  # expect: ["KeyError: 'k'\n"]
print(traceback.format_exception(ValueError("no traceback")))  # expect: ['ValueError: no traceback\n']
