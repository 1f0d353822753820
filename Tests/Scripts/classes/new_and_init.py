class Once:
    instance = None
    def __new__(cls, *args):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance
    def __init__(self, x): self.x = x

a, b = Once(1), Once(2)
print(a is b, a.x)  # expect: True 2
class Other:
    def __new__(cls): return 5
    def __init__(self): print("never called")
print(Other())  # expect: 5
class Upper(str):
    def __new__(cls, s): return super().__new__(cls, s.upper())
print(Upper("abc"), type(Upper("x")).__name__)  # expect: ABC Upper
class BadInit:
    def __init__(self): return 5
BadInit()    # raises: TypeError: __init__() should return None, not 'int'
