# __class__ may become a class of the same layout only; __dict__ of classes and modules is theirs alone.
import types


class J:
    __slots__ = ["c", "b"]


class N(J):
    __slots__ = ["__weakref__"]


class P(J):
    __slots__ = ["__dict__"]


class Q(J):
    pass


class R(J):
    __slots__ = ["__dict__", "__weakref__"]


class G:
    __slots__ = ["a", "b"]


class H:
    __slots__ = ["b", "a"]


class L(H):
    __slots__ = ["e"]


class M(G):
    __slots__ = ["e"]


class S(L):
    __slots__ = []


good = []
for old in J, N, P, Q, R, G, H, L, M, S:
    for new in J, N, P, Q, R, G, H, L, M, S:
        x = old()
        try:
            x.__class__ = new
            good.append(old.__name__ + new.__name__)
        except TypeError as error:
            assert str(error) == f"__class__ assignment: '{new.__name__}' object layout differs from '{old.__name__}'"
print(*good)  # expect: JJ NN PP QQ QR RQ RR GG GH HG HH LL LS MM SL SS


class Base:
    pass


class Meta(type, Base):
    pass


class D(metaclass=Meta):
    pass


class Module(types.ModuleType, Base):
    pass


descriptor = Base.__dict__["__dict__"]
for x in D, Module("m"), Base():
    for attempt in lambda: descriptor.__set__(x, {}), lambda: setattr(x, "__dict__", {}):
        try:
            print(attempt())
        except AttributeError as error:
            print(error)
# expect: attribute '__dict__' of 'type' objects is not writable
# expect: attribute '__dict__' of 'type' objects is not writable
# expect: readonly attribute
# expect: readonly attribute
# expect: None
# expect: None


class Mixed(Base, type):
    pass


class E(metaclass=Mixed):
    pass


print(type(E.__dict__).__name__, type(descriptor.__get__(D)).__name__)  # expect: mappingproxy mappingproxy
namespace = {}
exec("class C: pass", namespace)
print(namespace["C"].__module__)  # expect: builtins
try:
    raise IndexError
except IndexError as error:
    print(dir(error.__traceback__))  # expect: ['tb_frame', 'tb_lasti', 'tb_lineno', 'tb_next']
