class Data:
    def __get__(self, obj, owner): return "get", obj is not None, owner.__name__
    def __set__(self, obj, value): print("set", value)
    def __delete__(self, obj): print("delete")
class NonData:
    def __get__(self, obj, owner=None): return "nondata"
class C:
    d = Data()
    n = NonData()

c = C()
print(c.d, C.d, c.n)  # expect: ('get', True, 'C') ('get', False, 'C') nondata
c.d = 5  # expect: set 5
del c.d  # expect: delete
c.__dict__.update(d="instance d", n="instance n")
print(c.d, c.n)  # expect: ('get', True, 'C') instance n
C.d = "replaced"
print(c.d)  # expect: instance d
