from abc import ABC, ABCMeta, abstractmethod, update_abstractmethods
class A(metaclass=ABCMeta):
    @classmethod
    @abstractmethod
    def make(cls): ...
    @staticmethod
    @abstractmethod
    def helper(): ...
    @property
    @abstractmethod
    def value(self): ...
    @abstractmethod
    def run(self): return "base run"
print(sorted(A.__abstractmethods__), A.run.__isabstractmethod__)  # expect: ['helper', 'make', 'run', 'value'] True
try:
    A()
except TypeError as e:
    print(e)
    # expect: Can't instantiate abstract class A without an implementation for abstract methods 'helper', 'make', 'run', 'value'
class B(A):
    make = helper = value = None
    def run(self): return super().run() + "!"
print(B().run())  # expect: base run!
class C(ABC):
    @abstractmethod
    def m(self): ...
C.m = lambda self: 1
update_abstractmethods(C)
print(C().m(), C.__abstractmethods__)  # expect: 1 frozenset()
