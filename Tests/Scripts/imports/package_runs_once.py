import simple  # expect: init simple
import simple
import simple.one  # expect: init simple.one
from simple import one, value
print(value, one.value, simple.one is one)  # expect: package value 1 True
import sys
print("simple.one" in sys.modules, simple.__name__, simple.__package__, simple.one.__package__)
# expect: True simple simple simple
print(simple.__doc__)  # expect: A package whose attributes the import scripts read.
