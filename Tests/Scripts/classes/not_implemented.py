class A:
    def __add__(self, o): return NotImplemented
    def __contains__(self, x): return "truthy"
a = A()
try:
    a + 1
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for +: 'A' and 'int'
print(a.__add__(1), 1 in a, (1).__add__("x"), (1).__eq__("x"), "a".__lt__(1))
# expect: NotImplemented True NotImplemented NotImplemented NotImplemented
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(bool(NotImplemented))  # expect: True
print(caught[0].category.__name__, caught[0].message)
# expect: DeprecationWarning NotImplemented should not be used in a boolean context
