class Spy:
    def __init__(self): self.v = 1
    def __getattribute__(self, name):
        print("get", name)
        return super().__getattribute__(name)
    def method(self): return self.v
    def __len__(self): return 3

s = Spy()
print(s.method())
# expect: get method
# expect: get v
# expect: 1
print(len(s))           # special methods are looked up on the type  # expect: 3
class Both:
    def __getattribute__(self, name): raise AttributeError
    def __getattr__(self, name): return "via getattr " + name
print(Both().x)  # expect: via getattr x
