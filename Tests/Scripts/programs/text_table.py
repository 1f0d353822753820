rows = [
    ("Name", "Age", "City"), ("Ann", 31, "Köln"), ("Bartholomew", 7, "Rio"),
    ("Zoë", 102, "Ürümqi"),
]
widths = [max(len(str(cell)) for cell in column) for column in zip(*rows)]
line = "+".join("-" * (w + 2) for w in widths)
for i, row in enumerate(rows):
    cells = [f"{c:>{w}}" if isinstance(c, int) else f"{c:<{w}}" for c, w in zip(row, widths)]
    print(" | ".join(cells) + " |")
    if i == 0:
        print(line + "|")
# expect: Name        | Age | City   |
# expect: -------------+-----+--------|
# expect: Ann         |  31 | Köln   |
# expect: Bartholomew |   7 | Rio    |
# expect: Zoë         | 102 | Ürümqi |
