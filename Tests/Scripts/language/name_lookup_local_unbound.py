x = "global"

def f():
    try:
        print(x)
    except UnboundLocalError as e:
        print(e)
    x = "local"
    del x
    try:
        x
    except UnboundLocalError as e:
        print(e)
    try:
        del x
    except UnboundLocalError as e:
        print(e)

f()
# expect: cannot access local variable 'x' where it is not associated with a value
# expect: cannot access local variable 'x' where it is not associated with a value
# expect: cannot access local variable 'x' where it is not associated with a value
