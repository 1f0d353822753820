import rlcompleter


class Thing:
    plain = 1

    def method(self, a): pass

    def bare(): pass

    @property
    def danger(self): raise SystemExit

    _hidden = 2


thing = Thing()
c = rlcompleter.Completer({"thing": thing, "thinner": 1, "len2": len})


def matches(text):
    found = []
    while (match := c.complete(text, len(found))) is not None:
        found.append(match)
    return found


print(matches("thi"))  # expect: ['thing', 'thinner']
print(matches("len"))  # expect: ['len2(', 'len(']
print(matches("whil"), matches("Non"), matches("tr"), matches("brea"))  # expect: ['while '] ['None'] ['try:'] ['break', 'breakpoint(']
print(matches("thing.pl"), matches("thing.m"), matches("thing.d"), matches("thing._h"))
# expect: ['thing.plain'] ['thing.method('] ['thing.danger'] ['thing._hidden']
print(matches("thing."))  # expect: ['thing.bare(', 'thing.danger', 'thing.method(', 'thing.plain']
print(matches("nothing.x"), matches("f().x"), matches("thing.x."))  # expect: [] [] []
print(matches("thing.plain.bit_l"))  # expect: ['thing.plain.bit_length()']
try:
    rlcompleter.Completer(5)
except TypeError as e:
    print(e)  # expect: namespace must be a dictionary
