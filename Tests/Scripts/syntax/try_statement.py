def check(source):
    try:
        compile(source, "<s>", "exec")
        print("fine")
    except SyntaxError as e:
        print(e.msg, (e.lineno, e.offset))

check("try:\n  pass")  # expect: expected 'except' or 'finally' block (2, 7)
check("try:\n  pass\nx = 1")  # expect: expected 'except' or 'finally' block (3, 1)
check("try:\n  pass\nexcept:\n  pass\nexcept A:\n  pass")  # expect: default 'except:' must be last (3, 1)
check("try:\n  pass\nexcept A, B:\n  pass")  # expect: multiple exception types must be parenthesized (3, 8)
check("try:\n  pass\nexcept* A:\n  pass\nexcept B:\n  pass")
# expect: cannot have both 'except' and 'except*' on the same 'try' (5, 1)
check("try:\n  pass\nexcept*:\n  pass")  # expect: expected one or more exception types (3, 8)
check("try:\n  pass\nexcept A as f():\n  pass")  # expect: invalid syntax (3, 14)
check("try:\n  pass\nelse:\n  pass")  # expect: expected 'except' or 'finally' block (3, 1)
check("try:\n  pass\nfinally:\n  pass\nexcept A:\n  pass")  # expect: invalid syntax (5, 1)
check("for x in y:\n  try: pass\n  except* A: break")
# expect: 'break', 'continue' and 'return' cannot appear in an except* block (3, 14)
check("def f():\n  try: pass\n  except* A: return 1")
# expect: 'break', 'continue' and 'return' cannot appear in an except* block (3, 21)
