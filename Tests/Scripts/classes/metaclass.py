class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, kw)
        return {"injected": 1}
    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")))
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name)
    def __call__(cls, *args):
        print("call", args)
        return super().__call__(*args)
    def shout(cls): return cls.__name__.upper()

class C(metaclass=Meta, option=2):
    def __init__(self, x): self.x = x
# expect: prepare C {'option': 2}
# expect: new C ['injected']
# expect: init C

print(C(5).x, C.injected, C.shout(), type(C).__name__)
# expect: call (5,)
# expect: 5 1 C Meta
print(hasattr(C(1), "shout"))
# expect: call (1,)
# expect: False
class D(C): pass
# expect: prepare D {}
# expect: new D ['injected']
# expect: init D
print(type(D) is Meta)  # expect: True
