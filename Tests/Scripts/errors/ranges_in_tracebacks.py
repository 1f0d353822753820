import subprocess, sys
def show(*programs):
    for program in programs:
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
        print(*done.stderr.splitlines()[2:], sep="\n")
show("a = [1]; a['x'] += 1", "a = {}; a[0] += 1", "a = [1]; a[0] += 'x'", "a = (1,); a[0] += 1")
# expect:     a = [1]; a['x'] += 1
# expect:              ~^^^^^
# expect: TypeError: list indices must be integers or slices, not str
# expect:     a = {}; a[0] += 1
# expect:             ~^^^
# expect: KeyError: 0
# expect:     a = [1]; a[0] += 'x'
# expect:              ^^^^^^^^^^^
# expect: TypeError: unsupported operand type(s) for +=: 'int' and 'str'
# expect:     a = (1,); a[0] += 1
# expect:               ~^^^
# expect: TypeError: 'tuple' object does not support item assignment
show("def f():\n  x += 1\nf()", "print('a', f'b{1:q} c')", "f'{object()!r:5} {chr(65):d}'")
# expect:     f()
# expect:     ~^^
# expect:   File "<string>", line 2, in f
# expect:     x += 1
# expect:     ^
# expect: UnboundLocalError: cannot access local variable 'x' where it is not associated with a value
# expect:     print('a', f'b{1:q} c')
# expect:                   ^^^^^
# expect: ValueError: Unknown format code 'q' for object of type 'int'
# expect:     f'{object()!r:5} {chr(65):d}'
# expect:                      ^^^^^^^^^^^
# expect: ValueError: Unknown format code 'd' for object of type 'str'
show("try: 1/0\nexcept 5: pass", "try: 1/0\nexcept (ValueError, 5):\n  pass", "try: 1/0\nexcept* ExceptionGroup: pass")
# expect:     try: 1/0
# expect:          ~^~
# expect: ZeroDivisionError: division by zero
# expect: 
# expect: During handling of the above exception, another exception occurred:
# expect: 
# expect: Traceback (most recent call last):
# expect:   File "<string>", line 2, in <module>
# expect:     except 5: pass
# expect: TypeError: catching classes that do not inherit from BaseException is not allowed
# expect:     try: 1/0
# expect:          ~^~
# expect: ZeroDivisionError: division by zero
# expect: 
# expect: During handling of the above exception, another exception occurred:
# expect: 
# expect: Traceback (most recent call last):
# expect:   File "<string>", line 2, in <module>
# expect:     except (ValueError, 5):
# expect:       pass
# expect: TypeError: catching classes that do not inherit from BaseException is not allowed
# expect:     try: 1/0
# expect:          ~^~
# expect: ZeroDivisionError: division by zero
# expect: 
# expect: During handling of the above exception, another exception occurred:
# expect: 
# expect: Traceback (most recent call last):
# expect:   File "<string>", line 2, in <module>
# expect:     except* ExceptionGroup: pass
# expect: TypeError: catching ExceptionGroup with except* is not allowed. Use except instead.
show("def f(n): return f(n + 1)\nf(0)")
# expect:     f(0)
# expect:     ~^^^
# expect:   File "<string>", line 1, in f
# expect:     def f(n): return f(n + 1)
# expect:                      ~^^^^^^^
# expect:   File "<string>", line 1, in f
# expect:     def f(n): return f(n + 1)
# expect:                      ~^^^^^^^
# expect:   File "<string>", line 1, in f
# expect:     def f(n): return f(n + 1)
# expect:                      ~^^^^^^^
# expect:   [Previous line repeated 996 more times]
# expect: RecursionError: maximum recursion depth exceeded
show("x = a is\n", "x = a <> b\n", "x = a in\n")
# expect:             ^
# expect: SyntaxError: invalid syntax
# expect:           ^^
# expect: SyntaxError: invalid syntax
# expect:             ^
# expect: SyntaxError: invalid syntax
class R:
    def __repr__(self): return 5
for f in (str, repr, lambda r: f"{r}", lambda r: [r].__repr__()):
    try:
        f(R())
    except TypeError as e:
        print(e)
        # expect: __str__ returned non-string (type int)
        # expect: __repr__ returned non-string (type int)
        # expect: __str__ returned non-string (type int)
        # expect: __repr__ returned non-string (type int)
class Nothing: pass
for owner, key in ((5, 0), ("a", 0), ("a", "b"), (Nothing(), 0), (Nothing(), "x"), ((1,), 0), (None, 1)):
    try:
        del owner[key]
    except TypeError as e:
        print(e)
        # expect: 'int' object does not support item deletion
        # expect: 'str' object doesn't support item deletion
        # expect: 'str' object does not support item deletion
        # expect: 'Nothing' object doesn't support item deletion
        # expect: 'Nothing' object does not support item deletion
        # expect: 'tuple' object doesn't support item deletion
        # expect: 'NoneType' object does not support item deletion
