class D(dict):
    def __missing__(self, key):
        print("missing", key)
        return key * 2
d = D(a=1)
print(d["a"], d["b"], d.get("b"), "b" in d)
# expect: missing b
# expect: 1 bb None False
class Raising(dict):
    def __missing__(self, key): raise KeyError(f"custom {key}")
try:
    Raising()["x"]
except KeyError as e:
    print(e)  # expect: 'custom x'
