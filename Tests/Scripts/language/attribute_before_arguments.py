# An attribute that is computed is fetched once, before the arguments are evaluated.
class Tracer:
    def __getattr__(self, name):
        print("get", name)
        return print if name == "say" else name


def local():
    t = Tracer()
    t.say(t.word)
    t.say(t.word, t.other)
    t.say(t.word + "!", end=".\n")
local()
# expect: get say
# expect: get word
# expect: word
# expect: get say
# expect: get word
# expect: get other
# expect: word other
# expect: get say
# expect: get word
# expect: word!.

try:
    raise ValueError from 5
except TypeError as e:
    print(e)  # expect: exception causes must derive from BaseException
class Failing(Exception):
    def __init__(self): raise KeyError("made")
try:
    raise ValueError from Failing
except KeyError as e:
    print(repr(e), e.__context__)  # expect: KeyError('made') None
class Odd(Exception):
    def __new__(cls): return 5
try:
    raise ValueError from Odd
except TypeError as e:
    print(e)  # expect: calling <class '__main__.Odd'> should have returned an instance of BaseException, not <class 'int'>
