class Key:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, Key) and self.v == o.v
    def __hash__(self): return hash(self.v)
print({Key(1): "a"}[Key(1)], Key(1) == Key(1), Key(1) != Key(2), len({Key(1), Key(1)}))  # expect: a True True 1
class Unhashable:
    def __eq__(self, o): return True
print(Unhashable.__hash__, Unhashable() == 5, Unhashable() != 5)  # expect: None True False
try:
    {Unhashable()}
except TypeError as e:
    print(e)  # expect: unhashable type: 'Unhashable'
class Sub(Unhashable):
    __hash__ = object.__hash__
print(isinstance(hash(Sub()), int))  # expect: True
class BadHash:
    def __hash__(self): return "x"
try:
    hash(BadHash())
except TypeError as e:
    print(e)  # expect: __hash__ method should return an integer
class BigHash:
    def __hash__(self): return 1 << 200
print(isinstance(hash(BigHash()), int))  # expect: True
