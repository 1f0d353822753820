# A slot wrapper under another name leads back to itself with no Python function between: no frame counted the depth.
class A:
    pass
A.__repr__ = A.__str__
class B:
    __hash__ = object.__hash__
    __lt__ = object.__gt__
class C(list):
    __len__ = list.__iter__
    __str__ = list.__repr__
for op in (str, repr, "{!r}".format, lambda a: f"{a}", lambda a: "%s" % a):
    try:
        op(A())
    except RecursionError as e:
        print(type(e).__name__)
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
print(B() == B(), str(C([1])))  # expect: False [1]
