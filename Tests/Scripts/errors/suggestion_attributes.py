import traceback
class Thing:
    def __init__(self): self.some_value = 1
    def calculate(self): pass
    _private = 1
def attempt(f):
    try:
        f()
    except Exception as e:
        print(traceback.format_exception_only(e)[-1], end="")
t = Thing()
attempt(lambda: t.some_valeu)
# expect: AttributeError: 'Thing' object has no attribute 'some_valeu'. Did you mean: 'some_value'?
attempt(lambda: t.calculte())
# expect: AttributeError: 'Thing' object has no attribute 'calculte'. Did you mean: 'calculate'?
attempt(lambda: [].appendd)
# expect: AttributeError: 'list' object has no attribute 'appendd'. Did you mean: 'append'?
attempt(lambda: "a".uper())  # expect: AttributeError: 'str' object has no attribute 'uper'. Did you mean: 'upper'?
attempt(lambda: t.xyzzy)  # expect: AttributeError: 'Thing' object has no attribute 'xyzzy'
attempt(lambda: t.private)  # expect: AttributeError: 'Thing' object has no attribute 'private'
attempt(lambda: Thing.calculat)
# expect: AttributeError: type object 'Thing' has no attribute 'calculat'. Did you mean: 'calculate'?
import math
attempt(lambda: math.sqr)  # expect: AttributeError: module 'math' has no attribute 'sqr'. Did you mean: 'sqrt'?
attempt(lambda: {}.kyes())  # expect: AttributeError: 'dict' object has no attribute 'kyes'
attempt(lambda: setattr(object(), "x", 1))
# expect: AttributeError: 'object' object has no attribute 'x' and no __dict__ for setting new attributes
