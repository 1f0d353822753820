class Tracking(dict):
    def __init__(self): self.order = []
    def __setitem__(self, k, v):
        if not k.startswith("__"): self.order.append(k)
        super().__setitem__(k, v)
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases): return Tracking()
    def __new__(mcs, name, bases, ns):
        cls = super().__new__(mcs, name, bases, dict(ns))
        cls.order = ns.order
        return cls
class C(metaclass=Meta):
    b = 1
    a = 2
    def m(self): pass
    b = 3
print(C.order, C.b, type(C.__dict__).__name__)  # expect: ['b', 'a', 'm', 'b'] 3 mappingproxy
