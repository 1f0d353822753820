class A:
    __secret = 1
    def get(self):
        return self.__secret
    def local(self):
        __x = 5
        return locals()
    def __init__(self, __arg=0):
        self.__v = __arg

a = A()
print(a.get(), A._A__secret, a.__dict__)  # expect: 1 1 {'_A__v': 0}
print([k for k in a.local()])  # expect: ['self', '_A__x']
print(hasattr(a, "__secret"), A.__init__.__code__.co_varnames)  # expect: False ('self', '_A__arg')

class __B:
    __x = 1

print([k for k in vars(globals()["__B"]) if "x" in k])  # expect: ['_B__x']
