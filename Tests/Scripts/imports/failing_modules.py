import sys
def attempt(source):
    try:
        exec(source)
    except Exception as e:
        print(type(e).__name__)
        print(e if not isinstance(e, SyntaxError) else (e.msg, e.lineno, e.offset, e.filename.split("/")[-1]))

attempt("import failing.raises")
# expect: ValueError
# expect: while importing
print("failing.raises" in sys.modules)  # expect: False
attempt("import failing.raises")
# expect: ValueError
# expect: while importing
attempt("import failing.syntax")
# expect: SyntaxError
# expect: ('invalid syntax', 1, 5, 'syntax.py')
attempt("from failing import needs_missing")
# expect: ModuleNotFoundError
# expect: No module named 'no_such_module_anywhere'
import failing
print(hasattr(failing, "raises"))  # expect: False
