def attempt(f):
    try:
        f()
    except TypeError as e:
        print(e)

class Plain: pass
class WithInit:
    def __init__(self, a): pass
class WithNew:
    def __new__(cls, a): return object.__new__(cls, a)
attempt(lambda: object(1))  # expect: object() takes no arguments
attempt(lambda: Plain(1))  # expect: Plain() takes no arguments
attempt(lambda: Plain(x=1))  # expect: Plain() takes no arguments
attempt(lambda: WithInit())  # expect: WithInit.__init__() missing 1 required positional argument: 'a'
attempt(lambda: WithNew(1))  # expect: object.__new__() takes exactly one argument (the type to instantiate)
attempt(lambda: object.__new__(int))  # expect: object.__new__(int) is not safe, use int.__new__()
attempt(lambda: object.__new__())  # expect: object.__new__(): not enough arguments
attempt(lambda: object.__new__(5))  # expect: object.__new__(X): X is not a type object (int)
attempt(lambda: int.__new__(str))  # expect: int.__new__(str): str is not a subtype of int
