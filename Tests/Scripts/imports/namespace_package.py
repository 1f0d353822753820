import space.inner
print(space.inner.found, space.__name__, space.__spec__.origin)  # expect: in a namespace package space None
print(len(list(space.__path__)), hasattr(space, "__file__"))  # expect: 1 True
from space import inner
print(inner is space.inner)  # expect: True
try:
    from space import nothing
except ImportError as e:
    print(e)  # expect: cannot import name 'nothing' from 'space' (unknown location)
