import builtins
real = builtins.__build_class__
def spy(function, name, *bases, **kw):
    print("building", name, bases, kw)
    return real(function, name, *bases, **kw)
builtins.__build_class__ = spy
class A: pass  # expect: building A () {}
class B(A, metaclass=type): x = 1  # expect: building B (<class '__main__.A'>,) {'metaclass': <class 'type'>}
builtins.__build_class__ = real
print(B.x, B.__bases__[0] is A)  # expect: 1 True
