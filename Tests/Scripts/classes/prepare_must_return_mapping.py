class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases): return 5
try:
    class C(metaclass=Meta): pass
except TypeError as e:
    print(e)  # expect: Meta.__prepare__() must return a mapping, not int
class NotCallable: pass
try:
    class D(metaclass=NotCallable()): pass
except TypeError as e:
    print(e)  # expect: 'NotCallable' object is not callable
try:
    class E(5): pass
except TypeError as e:
    print(e)  # expect: int expected at most 2 arguments, got 3
try:
    class F(metaclass=type, metaclas=1): pass
except TypeError as e:
    print(e)  # expect: F.__init_subclass__() takes no keyword arguments
