# A place in a program remembers where the module that it saw last keeps an attribute. Another module that gets the address of one
# that is gone keeps its attributes elsewhere.
import types
from operator import attrgetter


def attribute(m):
    return m.x


def method(m):
    return m.f()


get = attrgetter('x')
for number in range(40):
    m = types.ModuleType('first')
    m.x = 1
    m.y = 2
    m.f = lambda: 'f'
    m.g = lambda: 'g'
    for _ in range(3):
        assert (attribute(m), get(m), method(m)) == (1, 1, 'f')
    del m
    m = types.ModuleType('second')
    m.y = 3
    m.x = 4
    m.g = lambda: 'G'
    m.f = lambda: 'F'
    for _ in range(3):
        assert (attribute(m), get(m), method(m)) == (4, 4, 'F')
    del m
print('each has its own')
# expect: each has its own
