def f(x):
    y = x * 2
    raise ValueError
try:
    f(5)
except ValueError as e:
    tb = e.__traceback__
while tb:
    f_ = tb.tb_frame
    print(f_.f_code.co_name, tb.tb_lineno)
    print({k: v for k, v in f_.f_locals.items() if k in "xy"}, f_.f_lineno)
    tb = tb.tb_next
# expect: <module> 5
# expect: {} 11
# expect: f 3
# expect: {'x': 5, 'y': 10} 3
