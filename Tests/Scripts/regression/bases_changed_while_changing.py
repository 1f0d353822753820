# `mro` methods that change bases in the midst of a change: no endless loop, no crash, the last change wins.
class Meta(type):
    ready = False
    def mro(cls):
        if Meta.ready and cls.__name__ == "C":
            Meta.ready = False
            C.__bases__ = (B2,)
        return type.mro(cls)

class A(metaclass=Meta): pass
class B1(A): pass
class B2(A): pass
class C(A): pass
Meta.ready = True
C.__bases__ = (B1,)
B1.__bases__ = (C,)
print(C.__bases__, B2.__subclasses__(), B1.__bases__, C.__subclasses__())
# expect: (<class '__main__.B2'>,) [<class '__main__.C'>] (<class '__main__.C'>,) [<class '__main__.B1'>]
try:
    C.__bases__ = (B1,)
except TypeError as e:
    print(e)  # expect: a __bases__ item causes an inheritance cycle


class Buffered:
    def __buffer__(self, flags): return memoryview(b"lent")
print(bytes(Buffered()), memoryview(Buffered()).tobytes(), b"-".join([Buffered(), b"x"]))
# expect: b'lent' b'lent' b'lent-x'
class Both(str):
    def __bytes__(self): return b"from method"
print(bytes(Both("x")))  # expect: b'from method'
it = iter(range(5))
it.__setstate__(2)
big = iter(range(1 << 70, (1 << 70) + 3))
big.__setstate__(2)
print(list(it), [n - (1 << 70) for n in big])  # expect: [2, 3, 4] [2]
for f in (lambda: setattr(slice(1), "stop", 2), lambda: setattr(property(), "fget", 2), lambda: setattr(range(1), "step", 2)):
    try:
        f()
    except AttributeError as e:
        print(e)
        # expect: readonly attribute
        # expect: readonly attribute
        # expect: readonly attribute
class Described:
    @classmethod
    def c(cls, x: int): pass
print(Described.__dict__["c"].__annotations__)  # expect: {'x': <class 'int'>}
