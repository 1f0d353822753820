class Outer:
    class Inner:
        def method(self): pass
    def make(self):
        class Local: pass
        return Local
print(Outer.Inner.__qualname__, Outer.Inner.method.__qualname__, Outer().make().__qualname__)
# expect: Outer.Inner Outer.Inner.method Outer.make.<locals>.Local
print(Outer.Inner, Outer().make())
# expect: <class '__main__.Outer.Inner'> <class '__main__.Outer.make.<locals>.Local'>
Outer.__name__ = "Renamed"
print(Outer, Outer.__name__, Outer.__qualname__)  # expect: <class '__main__.Outer'> Renamed Outer
Outer.__qualname__ = "X.Y"
print(Outer)  # expect: <class '__main__.X.Y'>
for name, value in (("__name__", 5), ("__qualname__", 5), ("__name__", "a\0b")):
    try:
        setattr(Outer, name, value)
    except (TypeError, ValueError) as e:
        print(e)
        # expect: can only assign string to Renamed.__name__, not 'int'
        # expect: can only assign string to Renamed.__qualname__, not 'int'
        # expect: type name must not contain null characters
