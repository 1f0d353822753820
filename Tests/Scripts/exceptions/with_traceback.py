import traceback
def make():
    try:
        1 / 0
    except ZeroDivisionError as e:
        return e

e = make()
tb = e.__traceback__
print(type(tb).__name__, tb.tb_lineno, tb.tb_next, tb.tb_frame.f_code.co_name)  # expect: traceback 4 None make
print(e.with_traceback(None) is e, e.__traceback__)  # expect: True None
try:
    raise KeyError("k").with_traceback(tb)
except KeyError as k:
    print([f.name for f in traceback.extract_tb(k.__traceback__)])  # expect: ['<module>', 'make']
try:
    e.__traceback__ = 5
except TypeError as err:
    print(err)  # expect: __traceback__ must be a traceback or None
