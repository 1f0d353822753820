def f(arg):
    del arg
    return arg

f(1)    # raises: UnboundLocalError: cannot access local variable 'arg' where it is not associated with a value
