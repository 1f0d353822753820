import dynamic
from dynamic import computed
print(computed, dynamic.computed, dir(dynamic))  # expect: made on demand made on demand ['computed']
try:
    dynamic.other
except AttributeError as e:
    print(e)  # expect: no other here
try:
    from dynamic import other
except ImportError as e:
    print(str(e).split(" (")[0])  # expect: cannot import name 'other' from 'dynamic'
print(hasattr(dynamic, "nothing"), getattr(dynamic, "nothing", "default"))  # expect: False default
