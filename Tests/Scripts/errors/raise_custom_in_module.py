class AppError(Exception):
    class Inner(Exception): pass
def f():
    class Local(Exception): pass
    return Local
import traceback
for kind in (AppError, AppError.Inner, f()):
    try:
        raise kind("text")
    except Exception:
        traceback.print_exc()
raise AppError.Inner
# stderr: Traceback (most recent call last):
# stderr:   File "errors/raise_custom_in_module.py", line 9, in <module>
# stderr:     raise kind("text")
# stderr: AppError: text
# stderr: Traceback (most recent call last):
# stderr:   File "errors/raise_custom_in_module.py", line 9, in <module>
# stderr:     raise kind("text")
# stderr: AppError.Inner: text
# stderr: Traceback (most recent call last):
# stderr:   File "errors/raise_custom_in_module.py", line 9, in <module>
# stderr:     raise kind("text")
# stderr: f.<locals>.Local: text
# stderr: Traceback (most recent call last):
# stderr:   File "errors/raise_custom_in_module.py", line 12, in <module>
# stderr:     raise AppError.Inner
# stderr: AppError.Inner
# exit: 1
