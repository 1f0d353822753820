def kinds():
    print("evaluated")
    return ValueError

try:
    pass
except kinds():
    pass
try:
    raise ValueError
except kinds():
    print("caught")
# expect: evaluated
# expect: caught
try:
    try:
        raise ValueError("v")
    except "not a class":
        pass
except TypeError as e:
    print(e, "/", repr(e.__context__))
    # expect: catching classes that do not inherit from BaseException is not allowed / ValueError('v')
