print("a starts")
from . import b
print("a sees", b.name)
name = "a"
