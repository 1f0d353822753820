from stars.plain import *
print(public, math.floor(1.5), function(), "_private" in globals())  # expect: 1 1 1 False
from stars.listed import *
print(shown, _underscored, "hidden" in globals())  # expect: 1 3 False
from stars.pkg import *
print(member.loaded)  # expect: True
ns = {}
exec("from stars.plain import *", ns)
print(sorted(k for k in ns if not k.startswith("__")))  # expect: ['function', 'math', 'public']
