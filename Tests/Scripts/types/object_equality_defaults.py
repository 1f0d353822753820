class A: pass
a, b = A(), A()
print(a == a, a == b, a != b, a.__eq__(b), a.__eq__(a), a.__ne__(a))
# expect: True False True NotImplemented True False
print(hash(a) == hash(a), a in [b, a], {a: 1}.get(b))  # expect: True True None
class B:
    def __eq__(self, o): return NotImplemented
print(B() == B(), B() != B(), (lambda x: x == x)(B()))  # expect: False True True
class C:
    def __ne__(self, o): return "ne"
print(C() != 1, C() == 1)  # expect: ne False
