class Singleton(type):
    _instances = {}
    def __call__(cls, *args, **kw):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args, **kw)
        return cls._instances[cls]
class Config(metaclass=Singleton):
    def __init__(self, v): self.v = v
print(Config(1) is Config(2), Config(3).v)  # expect: True 1
class Registry(type):
    classes = []
    def __new__(mcs, name, bases, ns):
        ns.setdefault("label", name.lower())
        cls = super().__new__(mcs, name, bases, ns)
        mcs.classes.append(cls)
        return cls
class A(metaclass=Registry): pass
class B(A): label = "own"
print([c.label for c in Registry.classes], Registry.classes[0] is A)  # expect: ['a', 'own'] True
