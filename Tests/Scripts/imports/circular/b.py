print("b starts")
from . import a
print("b sees a half made:", hasattr(a, "name"))
name = "b"
