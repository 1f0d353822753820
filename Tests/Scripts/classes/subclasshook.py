from abc import ABC
class HasQuack(ABC):
    @classmethod
    def __subclasshook__(cls, c):
        if cls is HasQuack:
            return any("quack" in b.__dict__ for b in c.__mro__) or NotImplemented
        return NotImplemented
class Duck:
    def quack(self): pass
class Dog: pass
print(issubclass(Duck, HasQuack), isinstance(Duck(), HasQuack), issubclass(Dog, HasQuack))  # expect: True True False
