# Reading a property remembers it for the shape of the object; the class, the property and its getter may change at any time.
import gc


class Point:
    def __init__(self, x):
        self._x = x

    @property
    def x(self):
        return self._x

    @property
    def replaced(self):
        # the function that is running goes away
        del Point.replaced
        gc.collect()
        return [self._x] * 2

    @property
    def deeper(self):
        return self.deeper

    @property
    def failing(self):
        return self.missing


def read(point):
    return point.x


def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


point = Point(1)
for turn in range(3):
    print(read(point), read(Point(turn)))
show(lambda: [point.replaced for turn in range(2)])
show(lambda: [point.failing for turn in range(2)])
for turn in range(2):
    try:
        point.deeper
    except RecursionError as error:
        print(error)

kept = Point.x
kept.__init__(lambda self: "new getter")
print(read(point))
kept.__init__(None)
show(lambda: read(point))
kept.__init__(len)
show(lambda: read(point))
kept.__init__(lambda self, more="default": more)
print(read(point))
kept.__init__(lambda self: kept.__init__(lambda self: "third") or gc.collect() * 0 or self._x)
print(read(point), read(point))
Point.x = 5
print(read(point))
Point.x = property(lambda self: "another property")
print(read(point))
del Point.x
show(lambda: read(point))


class Asked(Point):
    @property
    def missing(self):
        raise AttributeError("not here")

    def __getattr__(self, name):
        return "asked for " + name


asked = Asked(1)
for turn in range(2):
    print(asked.missing, asked.failing, asked.x)


class Mine(property):
    def __get__(self, instance, owner=None):
        return "mine", super().__get__(instance, owner)


class Other:
    first = Mine(lambda self: 1)

    @property
    def second(self):
        self = "rebound"
        return self

    @property
    def third(self):
        yield self.first

    @property
    def fourth(self):
        return lambda: self.first


other = Other()
for turn in range(2):
    print(other.first, other.second, list(other.third), other.fourth())
# expect: 1 0
# expect: 1 1
# expect: 1 2
# expect: AttributeError 'Point' object has no attribute 'replaced'
# expect: AttributeError 'Point' object has no attribute 'missing'
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded
# expect: new getter
# expect: AttributeError property of 'Point' object has no getter
# expect: TypeError object of type 'Point' has no len()
# expect: default
# expect: 1 third
# expect: 5
# expect: another property
# expect: AttributeError 'Point' object has no attribute 'x'
# expect: asked for missing asked for missing asked for x
# expect: asked for missing asked for missing asked for x
# expect: ('mine', 1) rebound [('mine', 1)] ('mine', 1)
# expect: ('mine', 1) rebound [('mine', 1)] ('mine', 1)
