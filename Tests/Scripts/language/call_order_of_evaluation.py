# The callable is evaluated before its arguments, attributes are looked up before arguments too.
class O:
    @property
    def method(self):
        print("lookup")
        return lambda *a: print("call", a)

def arg(x):
    print("arg", x)
    return x

O().method(arg(1), arg(2))
# expect: lookup
# expect: arg 1
# expect: arg 2
# expect: call (1, 2)
try:
    None.missing(arg(3))
except AttributeError as e:
    print(e)  # expect: 'NoneType' object has no attribute 'missing'
try:
    five = 5
    five(arg(4))  # expect: arg 4
except TypeError as e:
    print(e)  # expect: 'int' object is not callable
