x = 1
if x is 1 or "\d" == x:
    print("runs anyway")
assert (x, "always true")
# expect: runs anyway
# stderr: errors/syntax_warning.py:2: SyntaxWarning: invalid escape sequence '\d'
# stderr:   if x is 1 or "\d" == x:
# stderr: errors/syntax_warning.py:2: SyntaxWarning: "is" with 'int' literal. Did you mean "=="?
# stderr:   if x is 1 or "\d" == x:
# stderr: errors/syntax_warning.py:4: SyntaxWarning: assertion is always true, perhaps remove parentheses?
# stderr:   assert (x, "always true")
