def meta(name, bases, ns, **kw):
    return type(name, bases, {**ns, "kw": kw})
bases = (dict, object)
opts = {"y": 2}
class C(*bases, metaclass=meta, x=1, **opts): pass
print(C.__mro__[1], C.kw)  # expect: <class 'dict'> {'x': 1, 'y': 2}
class D(*[]): z = 1
print(D.z)  # expect: 1
