class A:
    def m(self): return "A"
    @property
    def p(self): return "Ap"
class B(A):
    def m(self):
        def inner(): return super(B, self).m()
        return inner() + super().m()
    def gen(self):
        yield super().m()
    p = property(lambda self: "B" + super().p)
    def comp(self): return [__class__.__name__ for _ in range(2)]
    def arg(self, super=super): return super(B, self).m()
print(B().m(), list(B().gen()), B().p, B().comp(), B().arg())  # expect: AA ['A'] BAp ['B', 'B'] A
class C(A):
    def m(this): return super().m() + "C"
    def no_args(): return super().m()
    def deleted(self):
        del self
        return super().m()
print(C().m())  # expect: AC
for f in (C.no_args, C().deleted):
    try:
        f()
    except (RuntimeError, UnboundLocalError) as e:
        print(type(e).__name__, e)
        # expect: RuntimeError super(): no arguments
        # expect: UnboundLocalError cannot access local variable 'self' where it is not associated with a value
