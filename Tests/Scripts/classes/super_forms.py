class A:
    @classmethod
    def make(cls): return "A.make " + cls.__name__
    @property
    def p(self): return "A.p"
    x = "A.x"
class B(A):
    @classmethod
    def make(cls): return super().make()
    @property
    def p(self): return "B " + super().p
    x = "B.x"
    def get(self): return super().x, super(B, B).x, super().__thisclass__.__name__
    def nested(self): return [super(B, self).x for _ in range(1)]
print(B.make(), B().p, B().get(), B().nested())  # expect: A.make B B A.p ('A.x', 'A.x', 'B') ['A.x']
def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: super())  # expect: RuntimeError super(): no arguments
attempt(lambda: super(A, 5))
# expect: TypeError super(type, obj): obj (instance of int) is not an instance or subtype of type (A).
attempt(lambda: super(5))  # expect: TypeError super() argument 1 must be a type, not int
attempt(lambda: super(B, B()).missing)  # expect: AttributeError 'super' object has no attribute 'missing'
def no_class(self): return super()
attempt(lambda: no_class(1))  # expect: RuntimeError super(): __class__ cell not found
