from enum import Enum, nonmember, member, auto, property as enum_property
class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
    @property
    def ratio(self): return round(self.mass / self.radius, 2)
print(Planet.EARTH.ratio, Planet((0.64, 3.39)), Planet.MARS.mass)  # expect: 0.94 Planet.MARS 0.64
class Auto(Enum):
    def _generate_next_value_(name, start, count, last): return name.lower() + str(count)
    FIRST = auto()
    SECOND = auto()
    helper = nonmember(5)
    @classmethod
    def _missing_(cls, value): return cls.FIRST if value == "?" else None
print([m.value for m in Auto], Auto("?"), Auto.helper)  # expect: ['first0', 'second1'] Auto.FIRST 5
E = Enum("E", "A B C")
print(list(E), E.B.value, Enum("F", {"X": 10}).X.value)  # expect: [<E.A: 1>, <E.B: 2>, <E.C: 3>] 2 10
class Weekday(Enum):
    MON = 1
    def __str__(self): return "day"
    def __hash__(self): return 7
print(Weekday.MON, f"{Weekday.MON}", hash(Weekday.MON), Weekday.__name__, type(Weekday).__name__)
# expect: day day 7 Weekday EnumType
