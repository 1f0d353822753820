class NoArgs: pass
class BadArgs: __match_args__ = ["x"]
class BadItem: __match_args__ = (1,)
class Twice:
    __match_args__ = ("x",)
    x = 1

def attempt(f):
    try:
        f()
    except TypeError as e:
        print(e)

def no_args():
    match NoArgs():
        case NoArgs(1): pass
def bad_args():
    match BadArgs():
        case BadArgs(1): pass
def bad_item():
    match BadItem():
        case BadItem(1): pass
def twice():
    match Twice():
        case Twice(1, x=1): pass
def not_class():
    five = 5
    match 5:
        case five(): pass
def too_many():
    match 1:
        case int(1, 2): pass

for f in (no_args, bad_args, bad_item, twice, not_class, too_many):
    attempt(f)
    # expect: NoArgs() accepts 0 positional sub-patterns (1 given)
    # expect: BadArgs.__match_args__ must be a tuple (got list)
    # expect: __match_args__ elements must be strings (got int)
    # expect: Twice() got multiple sub-patterns for attribute 'x'
    # expect: called match pattern must be a class
    # expect: int() accepts 1 positional sub-pattern (2 given)
