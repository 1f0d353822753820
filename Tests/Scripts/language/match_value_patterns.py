import math
class Color:
    RED = "red"
    class Deep:
        BLUE = "blue"

def f(x):
    match x:
        case Color.RED: return 1
        case Color.Deep.BLUE: return 2
        case math.pi: return 3
        case {Color.RED: v}: return v

print(f("red"), f("blue"), f(math.pi), f({"red": "value"}), f("green"))  # expect: 1 2 3 value None
