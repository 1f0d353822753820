import sys, types
m = types.ModuleType("made_by_hand")
m.x = 5
sys.modules["made_by_hand"] = m
import made_by_hand
from made_by_hand import x
print(made_by_hand is m, x)  # expect: True 5
sys.modules["blocked"] = None
try:
    import blocked
except ImportError as e:
    print(type(e).__name__, e)  # expect: ModuleNotFoundError import of blocked halted; None in sys.modules
sys.modules["odd"] = "not a module"
import odd
print(odd, odd.upper())  # expect: not a module NOT A MODULE
del sys.modules["made_by_hand"]
try:
    import made_by_hand
except ImportError as e:
    print(e)  # expect: No module named 'made_by_hand'
