import io
import pydoc
import sys


class Shape:
    """Something with an area.

    The rest of what is to be said.
    """

    sides = 0
    names: list = ["shape"]

    def __init__(self, size, unit="cm"):
        """Take a size."""
        self.size = size

    def area(self, *scales, exact=True, **more) -> float:
        """The area.

        In square units."""

    def bare(self): pass

    @property
    def width(self):
        """How wide it is."""

    @classmethod
    def parse(cls, text): "Read one."

    @staticmethod
    def count(): "How many there are."

    def _hidden(self): "Not shown."


class Square(Shape):
    sides = 4
    def area(self): "Its own."


def f(a, b: int = 3, /, *c, d, **e) -> str:
    """Do something."""


def undocumented(x): pass


async def later(n): "Some time."


shortly = lambda q, r=1: q


help(f)
# expect: Help on function f in module __main__:
# expect:
# expect: f(a, b: int = 3, /, *c, d, **e) -> str
# expect:     Do something.
# expect:
help(undocumented)
# expect: Help on function undocumented in module __main__:
# expect:
# expect: undocumented(x)
# expect:
help(later)
# expect: Help on function later in module __main__:
# expect:
# expect: async later(n)
# expect:     Some time.
# expect:
help(shortly)
# expect: Help on function <lambda> in module __main__:
# expect:
# expect: <lambda> lambda q, r=1
# expect:
help(Shape.area)
# expect: Help on function area in module __main__:
# expect:
# expect: area(self, *scales, exact=True, **more) -> float
# expect:     The area.
# expect:
# expect:     In square units.
# expect:
help(Shape(1).area)
# expect: Help on method area in module __main__:
# expect:
# expect: area(*scales, exact=True, **more) -> float method of __main__.Shape instance
# expect:     The area.
# expect:
# expect:     In square units.
# expect:
help(Shape.parse)
# expect: Help on method parse in module __main__:
# expect:
# expect: parse(text) class method of __main__.Shape
# expect:     Read one.
# expect:
help(len)
# expect: Help on built-in function len in module builtins:
# expect:
# expect: len(obj, /)
# expect:     Return the number of items in a container.
# expect:
help("builtins.len")
# expect: Help on built-in function len in builtins:
# expect:
# expect: builtins.len = len(obj, /)
# expect:     Return the number of items in a container.
# expect:
help(Shape)
# expect: Help on class Shape in module __main__:
# expect:
# expect: class Shape(builtins.object)
# expect:  |  Shape(size, unit='cm')
# expect:  |
# expect:  |  Something with an area.
# expect:  |
# expect:  |  The rest of what is to be said.
# expect:  |
# expect:  |  Methods defined here:
# expect:  |
# expect:  |  __init__(self, size, unit='cm')
# expect:  |      Take a size.
# expect:  |
# expect:  |  area(self, *scales, exact=True, **more) -> float
# expect:  |      The area.
# expect:  |
# expect:  |      In square units.
# expect:  |
# expect:  |  bare(self)
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Class methods defined here:
# expect:  |
# expect:  |  parse(text)
# expect:  |      Read one.
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Static methods defined here:
# expect:  |
# expect:  |  count()
# expect:  |      How many there are.
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Readonly properties defined here:
# expect:  |
# expect:  |  width
# expect:  |      How wide it is.
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Data descriptors defined here:
# expect:  |
# expect:  |  __dict__
# expect:  |      dictionary for instance variables
# expect:  |
# expect:  |  __weakref__
# expect:  |      list of weak references to the object
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Data and other attributes defined here:
# expect:  |
# expect:  |  __annotations__ = {'names': <class 'list'>}
# expect:  |
# expect:  |  names = ['shape']
# expect:  |
# expect:  |  sides = 0
# expect:
text = pydoc.render_doc(Square, "About %s")
print(text.splitlines()[0])  # expect: About class Square in module __main__
for line in text.splitlines():
    if line.startswith(" |  ") and not line.startswith(" |   ") and ":" in line:
        print(line)
# expect:  |  Method resolution order:
# expect:  |  Methods defined here:
# expect:  |  Data and other attributes defined here:
# expect:  |  Methods inherited from Shape:
# expect:  |  Class methods inherited from Shape:
# expect:  |  Static methods inherited from Shape:
# expect:  |  Readonly properties inherited from Shape:
# expect:  |  Data descriptors inherited from Shape:
# expect:  |  Data and other attributes inherited from Shape:
print(pydoc.plain(pydoc.render_doc(Square(2), "%s")).splitlines()[:3])
# expect: ['Square in module __main__ object', '', 'class Square(Shape)']
print(pydoc.plain(pydoc.render_doc(5, "%s")).splitlines()[:3])  # expect: ['int object', '', 'class int(object)']
print("|      bool" in pydoc.plain(pydoc.render_doc(int)))  # expect: True
help("nothing.here")
# expect: No Python documentation found for 'nothing.here'.
# expect: Use help() to get the interactive help utility.
# expect: Use help(str) for help on the str class.
# expect:
print(pydoc.describe(sys), pydoc.describe(Shape), pydoc.describe(f), pydoc.describe(Shape(1).area), pydoc.describe(7), sep=", ")
# expect: built-in module sys, class Shape, function f, method area, int
print(pydoc.locate("os.path.join").__name__, pydoc.locate("nothing.at.all"), pydoc.locate("str.join").__name__)  # expect: join None join
print(pydoc.splitdoc("One.\n\nTwo.\nThree."), pydoc.splitdoc("Only."))  # expect: ('One.', 'Two.\nThree.') ('Only.', '')
print(pydoc.plain("b\bbo\bol\bld"))  # expect: bold
output = io.StringIO()
helper = pydoc.Helper(io.StringIO("len\nquit\n"), output)
helper()
print("Return the number of items in a container." in output.getvalue(), "help> " in output.getvalue())  # expect: True True
try:
    help(1, 2)
except TypeError as e:
    print(e)
# expect: Helper.__call__() takes from 1 to 2 positional arguments but 3 were given
