def attempt(f):
    try:
        f()
    except TypeError as e:
        print(e)

class C: pass
c = C()
attempt(lambda: c + 1)  # expect: unsupported operand type(s) for +: 'C' and 'int'
attempt(lambda: 1 - c)  # expect: unsupported operand type(s) for -: 'int' and 'C'
attempt(lambda: c * c)  # expect: unsupported operand type(s) for *: 'C' and 'C'
attempt(lambda: [] @ [])  # expect: unsupported operand type(s) for @: 'list' and 'list'
attempt(lambda: {} | [])  # expect: unsupported operand type(s) for |: 'dict' and 'list'
attempt(lambda: c // 2)  # expect: unsupported operand type(s) for //: 'C' and 'int'
attempt(lambda: "a" % 1)  # expect: not all arguments converted during string formatting
attempt(lambda: c << 1)  # expect: unsupported operand type(s) for <<: 'C' and 'int'
attempt(lambda: ~c)  # expect: bad operand type for unary ~: 'C'
attempt(lambda: +"s")  # expect: bad operand type for unary +: 'str'
attempt(lambda: ~1.5)  # expect: bad operand type for unary ~: 'float'
attempt(lambda: 1.5 & 1)  # expect: unsupported operand type(s) for &: 'float' and 'int'
attempt(lambda: divmod(c, 1))  # expect: unsupported operand type(s) for divmod(): 'C' and 'int'
attempt(lambda: pow(c, 2))  # expect: unsupported operand type(s) for ** or pow(): 'C' and 'int'
attempt(lambda: pow(2, 2, c))  # expect: unsupported operand type(s) for ** or pow(): 'int', 'int', 'C'
attempt(lambda: print >> 1)
# expect: unsupported operand type(s) for >>: 'builtin_function_or_method' and 'int'. Did you mean "print(<message>, file=<output_stream>)"?
def iadd(x, y): x += y
def ipow(x, y): x **= y
def imat(x, y): x @= y
attempt(lambda: iadd(c, 1))  # expect: unsupported operand type(s) for +=: 'C' and 'int'
attempt(lambda: ipow("a", 1))  # expect: unsupported operand type(s) for **=: 'str' and 'int'
attempt(lambda: imat(1, 1))  # expect: unsupported operand type(s) for @=: 'int' and 'int'
attempt(lambda: [1] * "a")  # expect: can't multiply sequence by non-int of type 'str'
attempt(lambda: "a" + b"b")  # expect: can only concatenate str (not "bytes") to str
attempt(lambda: b"a" + "b")  # expect: can't concat str to bytes
