for name in ("wrong", "strange"):
    try:
        exec(f"from stars.{name} import *")
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
        # expect: AttributeError module 'stars.wrong' has no attribute 'missing'
        # expect: TypeError Item in stars.strange.__all__ must be str, not int
try:
    exec("def f():\n    from stars.plain import *")
except SyntaxError as e:
    print(e.msg)  # expect: import * only allowed at module level
