def attempt(f):
    try:
        f()
    except BaseException as e:
        print(repr(e))

def bare(): raise
def klass(): raise ValueError
def instance(): raise ValueError(1, "two")
def wrong(): raise 5
def wrong_class(): raise int
def from_call():
    class E(Exception):
        def __new__(cls): return 5
    raise E

for f in (bare, klass, instance, wrong, wrong_class, from_call):
    attempt(f)
    # expect: RuntimeError('No active exception to reraise')
    # expect: ValueError()
    # expect: ValueError(1, 'two')
    # expect: TypeError('exceptions must derive from BaseException')
    # expect: TypeError('exceptions must derive from BaseException')
    # expect: TypeError("calling <class '__main__.from_call.<locals>.E'> should have returned an instance of BaseException, not <class 'int'>")
