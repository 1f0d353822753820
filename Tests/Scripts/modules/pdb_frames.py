# pdb without stepping: breakpoint() and post_mortem() look at frames, run statements in them, and go on.
# stdin: w
# stdin: a
# stdin: p total
# stdin: total + 1
# stdin: total = 99
# stdin: pp rest, key
# stdin: whatis total
# stdin: whatis inner
# stdin: whatis int
# stdin: u
# stdin: p y
# stdin: d
# stdin: d
# stdin: u 9
# stdin: d nothing
# stdin: nope
# stdin: p 1/0
# stdin: x y
# stdin: p 1 ;; p 2
# stdin:
# stdin: display total
# stdin: undisplay total
# stdin: l 20,22
# stdin: d 9
# stdin: ll
# stdin: c
# stdin: w
# stdin: u
# stdin: p n
# stdin: p problem
# stdin: q
# stdin: import os
# stdin: p os.sep
# stdin: l 1000
# stdin: c
import pdb


def inner(a, b=2, *rest, key=None, **more):
    total = a + b
    breakpoint()
    print("total", total)
    return total


def outer(x):
    y = x * 2
    return inner(y, 3, 4, key="k")


def falls(n):
    return {}["missing"] if n == 0 else falls(n - 1)


print(outer(5))
try:
    falls(1)
except KeyError as problem:
    pdb.post_mortem(problem)
pdb.set_trace(header="look here:")
print("end")

# expect: > modules/pdb_frames.py(42)inner()
# expect: -> breakpoint()
# expect: (Pdb)   modules/pdb_frames.py(56)<module>()
# expect: -> print(outer(5))
# expect:   modules/pdb_frames.py(49)outer()
# expect: -> return inner(y, 3, 4, key="k")
# expect: > modules/pdb_frames.py(42)inner()
# expect: -> breakpoint()
# expect: (Pdb) a = 10
# expect: b = 3
# expect: key = 'k'
# expect: rest = (4,)
# expect: more = {}
# expect: (Pdb) 13
# expect: (Pdb) 14
# expect: (Pdb) (Pdb) ((4,), 'k')
# expect: (Pdb) <class 'int'>
# expect: (Pdb) Function inner
# expect: (Pdb) Class builtins.int
# expect: (Pdb) > modules/pdb_frames.py(49)outer()
# expect: -> return inner(y, 3, 4, key="k")
# expect: (Pdb) 10
# expect: (Pdb) > modules/pdb_frames.py(42)inner()
# expect: -> breakpoint()
# expect: (Pdb) *** Newest frame
# expect: (Pdb) > modules/pdb_frames.py(56)<module>()
# expect: -> print(outer(5))
# expect: (Pdb) *** Invalid frame count (nothing)
# expect: (Pdb) *** NameError: name 'nope' is not defined
# expect: (Pdb) *** ZeroDivisionError: division by zero
# expect: (Pdb) *** SyntaxError: invalid syntax
# expect: (Pdb) 1
# expect: 2
# expect: (Pdb) 2
# expect: (Pdb) display total: ** raised NameError: name 'total' is not defined **
# expect: (Pdb) (Pdb)  20  	# stdin: p 1 ;; p 2
# expect:  21  	# stdin:
# expect:  22  	# stdin: display total
# expect: (Pdb) > modules/pdb_frames.py(42)inner()
# expect: -> breakpoint()
# expect: (Pdb)  40  	def inner(a, b=2, *rest, key=None, **more):
# expect:  41  	    total = a + b
# expect:  42  ->	    breakpoint()
# expect:  43  	    print("total", total)
# expect:  44  	    return total
# expect: (Pdb) total 99
# expect: 99
# expect: > modules/pdb_frames.py(53)falls()
# expect: -> return {}["missing"] if n == 0 else falls(n - 1)
# expect: (Pdb)   modules/pdb_frames.py(58)<module>()
# expect: -> falls(1)
# expect:   modules/pdb_frames.py(53)falls()
# expect: -> return {}["missing"] if n == 0 else falls(n - 1)
# expect: > modules/pdb_frames.py(53)falls()
# expect: -> return {}["missing"] if n == 0 else falls(n - 1)
# expect: (Pdb) > modules/pdb_frames.py(53)falls()
# expect: -> return {}["missing"] if n == 0 else falls(n - 1)
# expect: (Pdb) 1
# expect: (Pdb) KeyError('missing')
# expect: (Pdb) look here:
# expect: > modules/pdb_frames.py(61)<module>()
# expect: -> pdb.set_trace(header="look here:")
# expect: (Pdb) (Pdb) '/'
# expect: (Pdb) [EOF]
# expect: (Pdb) end
