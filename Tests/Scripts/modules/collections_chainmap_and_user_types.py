from collections import ChainMap, UserDict, UserList, UserString
a, b = {"x": 1}, {"x": 2, "y": 3}
c = ChainMap(a, b)
c["z"] = 5
print(c["x"], c["y"], a, len(c), sorted(c), c.maps[1], c.new_child({"x": 0})["x"])
# expect: 1 3 {'x': 1, 'z': 5} 3 ['x', 'y', 'z'] {'x': 2, 'y': 3} 0
print(c.parents["x"], c.get("q", "none"))  # expect: 2 none
try:
    del c["y"]
except KeyError as e:
    print(e)  # expect: "Key not found in the first mapping: 'y'"
class Upper(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
u = Upper(a=1)
u["b"] = 2
print(u, u.data, UserList([1, 2]) + [3], UserString("ab").upper() + "c", len(UserList("abc")))
# expect: {'A': 1, 'B': 2} {'A': 1, 'B': 2} [1, 2, 3] ABc 3
