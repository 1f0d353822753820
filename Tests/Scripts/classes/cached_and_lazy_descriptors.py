class lazy:
    def __init__(self, f): self.f = f
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner):
        if obj is None: return self
        print("computing", self.name)
        value = obj.__dict__[self.name] = self.f(obj)
        return value
class C:
    @lazy
    def data(self): return [1, 2]
c = C()
print(c.data, c.data, c.__dict__)
# expect: computing data
# expect: [1, 2] [1, 2] {'data': [1, 2]}
del c.data
print(c.data)
# expect: computing data
# expect: [1, 2]
