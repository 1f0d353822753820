from dataclasses import dataclass, field
from enum import Enum

class Kind(Enum):
    TOOL = "tool"
    FOOD = "food"

@dataclass(order=True)
class Item:
    price: float
    name: str = field(compare=False)
    kind: Kind = field(default=Kind.TOOL, compare=False)
    def with_tax(self) -> float:
        return round(self.price * (1.07 if self.kind is Kind.FOOD else 1.19), 2)

items = [Item(9.5, "saw"), Item(1.2, "apple", Kind.FOOD), Item(4, "nail")]
for item in sorted(items):
    print(f"{item.name:>6} {item.price:6.2f} {item.with_tax():6.2f} {item.kind.value}")
    # expect:  apple   1.20   1.28 food
    # expect:   nail   4.00   4.76 tool
    # expect:    saw   9.50  11.30 tool
print(max(items), min(items).name, sum(i.price for i in items))
# expect: Item(price=9.5, name='saw', kind=<Kind.TOOL: 'tool'>) apple 14.7
