from abc import ABC, abstractmethod, ABCMeta
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def describe(self): return f"{self.name} {self.area()}"
class Half(Shape):
    def area(self): return 1
class Square(Half):
    name = "square"
print(Square().describe(), sorted(Shape.__abstractmethods__))  # expect: square 1 ['area', 'name']
for c in (Shape, Half):
    try:
        c()
    except TypeError as e:
        print(e)
        # expect: Can't instantiate abstract class Shape without an implementation for abstract methods 'area', 'name'
        # expect: Can't instantiate abstract class Half without an implementation for abstract method 'name'
class Duck: pass
Shape.register(Duck)
print(issubclass(Duck, Shape), isinstance(Duck(), Shape), Shape in Duck.__mro__)  # expect: True True False
