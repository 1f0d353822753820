class Version:
    def __init__(self, text): self.parts = tuple(map(int, text.split(".")))
    def _other(self, o):
        if isinstance(o, str):
            o = Version(o)
        return o.parts if isinstance(o, Version) else NotImplemented
    def __eq__(self, o):
        parts = self._other(o)
        return NotImplemented if parts is NotImplemented else self.parts == parts
    def __lt__(self, o):
        parts = self._other(o)
        return NotImplemented if parts is NotImplemented else self.parts < parts
    def __le__(self, o): return self == o or self < o
v = Version("1.10")
print(v > Version("1.9"), v < "1.11", v == "1.10", v != "1.1", v >= Version("1.10"))
# expect: True True True True True
print(Version("1") < v < Version("2"), v == 5)  # expect: True False
try:
    v < 5
except TypeError as e:
    print(e)  # expect: '<' not supported between instances of 'Version' and 'int'
