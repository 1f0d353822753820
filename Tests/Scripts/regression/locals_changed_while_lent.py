# What a frame has lent to a function it called lives on while that runs, even if somebody assigns to the variable through the frame.
import gc
import sys


class Item:
    def __init__(self, text):
        self.text = text

    def __iter__(self):
        sys._getframe(1).f_locals["value"] = "another"
        gc.collect()
        [Item(str(n)) for n in range(100)]
        return iter(["1", "2"])


def change(item):
    sys._getframe(1).f_locals["value"] = None
    gc.collect()
    [Item(str(n)) for n in range(100)]
    return item.text


def call_function():
    value = Item("".join(["a", "b"]))
    return change(value), value


def call_method():
    value = "".join(["/", "x", "y"])
    return value.join(Item("tail")), value


def call_builtin():
    value = Item("".join(["c", "d"]))
    return list(value), value


def own_frame():
    value = [1]
    for turn in range(3):
        key = "".join(["val", "ue"])
        sys._getframe().f_locals[key] = [turn, value]
    return value


for turn in range(3):
    for function in call_function, call_method, call_builtin, own_frame:
        print(function())
# expect: ('ab', None)
# expect: ('1/xy2', 'another')
# expect: (['1', '2'], 'another')
# expect: [2, [1, [0, [1]]]]
# expect: ('ab', None)
# expect: ('1/xy2', 'another')
# expect: (['1', '2'], 'another')
# expect: [2, [1, [0, [1]]]]
# expect: ('ab', None)
# expect: ('1/xy2', 'another')
# expect: (['1', '2'], 'another')
# expect: [2, [1, [0, [1]]]]
