import warnings
def check(source):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        compile(source, "<s>", "exec")
    print([(w.category.__name__, str(w.message), w.lineno) for w in seen])

check("x is 1")  # expect: [('SyntaxWarning', '"is" with \'int\' literal. Did you mean "=="?', 1)]
check("x is 'a'")  # expect: [('SyntaxWarning', '"is" with \'str\' literal. Did you mean "=="?', 1)]
check("x is ()")  # expect: [('SyntaxWarning', '"is" with \'tuple\' literal. Did you mean "=="?', 1)]
check("x is None")  # expect: []
check("assert (1, 'msg')")  # expect: [('SyntaxWarning', 'assertion is always true, perhaps remove parentheses?', 1)]
check("'\\d'")  # expect: [('SyntaxWarning', "invalid escape sequence '\\d'", 1)]
check("b'\\q'")  # expect: [('SyntaxWarning', "invalid escape sequence '\\q'", 1)]
check("'\\400'")  # expect: [('SyntaxWarning', "invalid octal escape sequence '\\400'", 1)]
check("1if x else y")  # expect: [('SyntaxWarning', 'invalid decimal literal', 1)]
check("0x1for x in y")  # expect: [('SyntaxWarning', 'invalid hexadecimal literal', 1)]
check("[1](2)")  # expect: [('SyntaxWarning', "'list' object is not callable; perhaps you missed a comma?", 1)]
check("1(2)")  # expect: [('SyntaxWarning', "'int' object is not callable; perhaps you missed a comma?", 1)]
check("(1, 2)[1.5]")
# expect: [('SyntaxWarning', 'tuple indices must be integers or slices, not float; perhaps you missed a comma?', 1)]
check("'a'['b']")
# expect: [('SyntaxWarning', 'str indices must be integers or slices, not str; perhaps you missed a comma?', 1)]
check("x[1, 2]")  # expect: []
check("def f():\n  return 1\n  'dead'")  # expect: []
check("f'\\{x}'")  # expect: [('SyntaxWarning', "invalid escape sequence '\\{'", 1)]
check("f'\\}}'")  # expect: [('SyntaxWarning', "invalid escape sequence '\\}'", 1)]
check("rf'\\{x}'")  # expect: []
warnings.simplefilter("error")
try:
    compile("x is 1", "<s>", "exec")
except SyntaxError as e:
    print(e.msg, e.lineno)  # expect: "is" with 'int' literal. Did you mean "=="? 1
