class A:
    def __eq__(self, o): print("A.eq"); return NotImplemented
    def __lt__(self, o): print("A.lt"); return NotImplemented
class B:
    def __eq__(self, o): print("B.eq"); return NotImplemented
    def __gt__(self, o): print("B.gt"); return "B says"
print(A() == B())
# expect: A.eq
# expect: B.eq
# expect: False
print(A() < B())
# expect: A.lt
# expect: B.gt
# expect: B says
class C(A):
    def __eq__(self, o): print("C.eq"); return True
print(A() == C())
# expect: C.eq
# expect: True
