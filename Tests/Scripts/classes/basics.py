class Point:
    """A point."""
    dimensions = 2
    def __init__(self, x, y=0):
        self.x = x
        self.y = y
    def moved(self, dx):
        return Point(self.x + dx, self.y)

p = Point(1)
print(p.x, p.y, p.moved(5).x, p.dimensions, Point.dimensions)  # expect: 1 0 6 2 2
print(Point.__name__, Point.__doc__, Point.__module__, Point.__qualname__, Point.__bases__)
# expect: Point A point. __main__ Point (<class 'object'>,)
print(type(p) is Point, p.__class__, vars(p), isinstance(p, object))
# expect: True <class '__main__.Point'> {'x': 1, 'y': 0} True
p.dimensions = 3
print(p.dimensions, Point.dimensions)  # expect: 3 2
