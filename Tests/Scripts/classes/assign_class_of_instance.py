class A:
    def who(self): return "A"
class B:
    def who(self): return "B"
a = A()
a.attr = 5
a.__class__ = B
print(a.who(), a.attr, type(a).__name__)  # expect: B 5 B
def attempt(f):
    try:
        f()
    except TypeError as e:
        print(e)
class S: __slots__ = ("s",)
attempt(lambda: setattr(a, "__class__", S))  # expect: __class__ assignment: 'S' object layout differs from 'B'
attempt(lambda: setattr(a, "__class__", 5))  # expect: __class__ must be set to a class, not 'int' object
attempt(lambda: setattr(5, "__class__", float))
# expect: __class__ assignment only supported for mutable types or ModuleType subclasses
attempt(lambda: setattr(a, "__dict__", 5))  # expect: __dict__ must be set to a dictionary, not a 'int'
a.__dict__ = {"fresh": 1}
print(a.fresh, hasattr(a, "attr"))  # expect: 1 False
