# sys.path and __all__ may be anything; what is wrong with them is said when they are used.
import sys
import types


def show(action):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)


def absent():
    import absent_module


saved = sys.path
sys.path = None
show(absent)  # expect: TypeError 'NoneType' object is not iterable
sys.path = 3
show(absent)  # expect: TypeError 'int' object is not iterable
del sys.path
show(absent)  # expect: AttributeError module 'sys' has no attribute 'path'
sys.path = tuple(saved)
show(absent)  # expect: ModuleNotFoundError No module named 'absent_module'
sys.path = saved


class Names:
    def __getitem__(self, index):
        return ["one", "two"][index]


module = sys.modules["made"] = types.ModuleType("made")
module.one, module.two = 1, 2
for names in 5, {"one"}, {"one": 1}, iter(["one"]), Names(), ("one",), "ab":
    module.__all__ = names
    namespace = {}
    show(lambda: exec("from made import *", namespace))
    print(sorted(n for n in namespace if n != "__builtins__"))
# expect: TypeError 'int' object does not support indexing
# expect: []
# expect: TypeError 'set' object does not support indexing
# expect: []
# expect: TypeError dict is not a sequence
# expect: []
# expect: TypeError 'list_iterator' object does not support indexing
# expect: []
# expect: ['one', 'two']
# expect: ['one']
# expect: AttributeError module 'made' has no attribute 'a'
# expect: []
