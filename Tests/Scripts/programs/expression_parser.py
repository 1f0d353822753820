import operator
OPERATORS = {
    "+": (1, operator.add),
    "-": (1, operator.sub),
    "*": (2, operator.mul),
    "/": (2, operator.truediv),
    "^": (3, operator.pow),
}

def tokens(text):
    number = ""
    for c in text + " ":
        if c.isdigit() or c == ".":
            number += c
            continue
        if number:
            yield float(number) if "." in number else int(number)
            number = ""
        if not c.isspace():
            yield c

class Parser:
    def __init__(self, text):
        self.items = list(tokens(text)) + [None]
        self.at = 0
    def next(self):
        self.at += 1
        return self.items[self.at - 1]
    def primary(self):
        match self.next():
            case int() | float() as n: return n
            case "(":
                value = self.expression()
                if self.next() != ")":
                    raise SyntaxError("expected )")
                return value
            case "-": return -self.primary()
            case other: raise SyntaxError(f"unexpected {other!r}")
    def expression(self, lowest=1):
        left = self.primary()
        while self.items[self.at] in OPERATORS and OPERATORS[self.items[self.at]][0] >= lowest:
            level, function = OPERATORS[self.next()]
            left = function(left, self.expression(level + 1))
        return left

for text in ("1 + 2 * 3", "(1 + 2) * -3", "2 ^ 10 / 4 - 1", "1.5 * 4", "2 * (3", "* 2"):
    try:
        print(text, "=", Parser(text).expression())
        # expect: 1 + 2 * 3 = 7
        # expect: (1 + 2) * -3 = -9
        # expect: 2 ^ 10 / 4 - 1 = 255.0
        # expect: 1.5 * 4 = 6.0
    except SyntaxError as e:
        print(text, "!", e)
        # expect: 2 * (3 ! expected )
        # expect: * 2 ! unexpected '*'
