"""A small matcher for regular expressions, for modules that must do without `re`.

Knows literals, `.`, classes, `\\d \\w \\s` and their opposites, groups, `|`, the repetitions `* + ? {m,n}` and their lazy
forms, `^`, `$`, `\\A`, `\\Z`. Matching is by backtracking; a compiled pattern is a tree of closures, each called with the
text, a position, and what to go on with. Anything else raises ValueError.
"""


class Pattern:
    """A compiled pattern. Equal to another of the same text, so that filters can be compared."""

    def __init__(self, pattern, ignore_case=False):
        self.pattern = pattern
        self._ignore_case = ignore_case
        self._start = _Parser(pattern, ignore_case).parse()

    def match(self, text):
        """Whether the pattern matches at the start of the text."""
        return self._start(text, 0, lambda i: True)

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return self.pattern == other.pattern and self._ignore_case == other._ignore_case

    def __hash__(self):
        return hash((self.pattern, self._ignore_case))

    def __repr__(self):
        return f"Pattern({self.pattern!r})"


def _class_of(letter):
    """The test behind `\\d`, `\\w`, `\\s` and their upper-case opposites, or None."""
    tests = {"d": str.isdecimal, "s": str.isspace, "w": lambda c: c.isalnum() or c == "_"}
    test = tests.get(letter.lower())
    if test is None or letter.islower():
        return test
    return lambda c: not test(c)


class _Parser:
    """Turns the text of a pattern into closures."""

    _escapes = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "0": "\0"}

    def __init__(self, pattern, ignore_case):
        self.text = pattern
        self.at = 0
        self.fold = str.casefold if ignore_case else (lambda c: c)

    def parse(self):
        node = self.alternatives()
        if self.at < len(self.text):
            raise ValueError("unbalanced parenthesis")
        return node

    def peek(self):
        return self.text[self.at] if self.at < len(self.text) else ""

    def alternatives(self):
        choices = [self.sequence()]
        while self.peek() == "|":
            self.at += 1
            choices.append(self.sequence())
        if len(choices) == 1:
            return choices[0]
        return lambda text, i, then: any(choice(text, i, then) for choice in choices)

    def sequence(self):
        nodes = []
        while self.peek() not in ("", "|", ")"):
            nodes.append(self.repeated())

        def run(text, i, then, k=0):
            if k == len(nodes):
                return then(i)
            return nodes[k](text, i, lambda j: run(text, j, then, k + 1))
        return run

    def repeated(self):
        node = self.atom()
        while (c := self.peek()) and c in "*+?{":
            low, high = {"*": (0, None), "+": (1, None), "?": (0, 1)}.get(c) or self.bounds()
            self.at += 1
            lazy = self.peek() == "?"
            if lazy or self.peek() == "+":
                self.at += 1
            node = self.repeat(node, low, high, lazy)
        return node

    def bounds(self):
        """`{m}`, `{m,}`, `{,n}` or `{m,n}`; leaves the position on the brace that closes it."""
        end = self.text.find("}", self.at)
        low, comma, high = self.text[self.at + 1:end].partition(",")
        self.at = end
        try:
            low = int(low or 0)
            return low, (int(high) if high else None) if comma else low
        except ValueError:
            raise ValueError("repetition is not understood") from None

    @staticmethod
    def repeat(node, low, high, lazy):
        def run(text, i, then, count=0):
            def more():
                if high is not None and count >= high:
                    return False
                # an empty match again and again would never end
                return node(text, i, lambda j: (j > i or count < low) and run(text, j, then, count + 1))
            if count < low:
                return more()
            return (then(i) or more()) if lazy else (more() or then(i))
        return run

    def atom(self):
        c = self.peek()
        self.at += 1
        if c == "(":
            return self.group()
        if c == "[":
            return self.one(self.character_class())
        if c == ".":
            return self.one(lambda x: x != "\n")
        if c == "^":
            return lambda text, i, then: i == 0 and then(i)
        if c == "$":
            return lambda text, i, then: (i == len(text) or text[i:] == "\n") and then(i)
        if c == "\\":
            return self.escape()
        if c in "*+?":
            raise ValueError("nothing to repeat")
        return self.literal(c)

    def group(self):
        if self.text.startswith("?:", self.at):
            self.at += 2
        elif self.peek() == "?":
            raise ValueError("this kind of group is not supported without the module re")
        node = self.alternatives()
        if self.peek() != ")":
            raise ValueError("missing ), unterminated subpattern")
        self.at += 1
        return node

    def escape(self):
        c = self.peek()
        if not c:
            raise ValueError("bad escape (end of pattern)")
        self.at += 1
        if c == "A":
            return lambda text, i, then: i == 0 and then(i)
        if c == "Z":
            return lambda text, i, then: i == len(text) and then(i)
        if c in "bB":
            def boundary(text, i, then, word=_class_of("w")):
                at_edge = (i > 0 and word(text[i - 1])) != (i < len(text) and word(text[i]))
                return at_edge == (c == "b") and then(i)
            return boundary
        test = _class_of(c)
        return self.one(test) if test else self.literal(self._escapes.get(c, c))

    def literal(self, c):
        fold = self.fold
        wanted = fold(c)
        return self.one(lambda x: fold(x) == wanted)

    @staticmethod
    def one(test):
        """Matches one character that passes the test."""
        return lambda text, i, then: i < len(text) and test(text[i]) and then(i + 1)

    def character_class(self):
        negated = self.peek() == "^"
        self.at += negated
        tests = []
        first = True
        while self.peek() != "]" or first:
            c = self.peek()
            if not c:
                raise ValueError("unterminated character set")
            first = False
            self.at += 1
            if c == "\\":
                c = self.peek()
                self.at += 1
                test = _class_of(c) if c else None
                if test:
                    tests.append(test)
                    continue
                c = self._escapes.get(c, c)
            last = c
            if self.peek() == "-" and self.text[self.at + 1:self.at + 2] not in ("", "]"):
                last = self.text[self.at + 1]
                self.at += 2
            tests.append(self.span(c, last))
        self.at += 1
        return lambda x: any(test(x) for test in tests) != negated

    def span(self, first, last):
        fold = self.fold
        return lambda x: first <= x <= last or first <= fold(x) <= last or first <= x.upper() <= last and (
            fold("A") == "a")
