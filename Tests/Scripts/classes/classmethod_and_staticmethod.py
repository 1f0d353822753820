class A:
    @classmethod
    def make(cls, x): return cls.__name__, x
    @staticmethod
    def plain(x): return x
class B(A): pass

print(A.make(1), B.make(2), B().make(3), A.plain(4), B().plain(5))  # expect: ('A', 1) ('B', 2) ('B', 3) 4 5
print(type(A.__dict__["make"]).__name__, A.__dict__["make"].__func__.__name__)  # expect: classmethod make
print(A.__dict__["plain"](6), A.__dict__["plain"].__wrapped__.__name__)  # expect: 6 plain
try:
    A.__dict__["make"](1)
except TypeError as e:
    print(e)  # expect: 'classmethod' object is not callable
