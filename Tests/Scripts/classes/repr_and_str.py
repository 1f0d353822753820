class R:
    def __repr__(self): return "repr"
class S(R):
    def __str__(self): return "str"
print(R(), S(), [S()], str(R()), repr(S()), f"{S()} {S()!r}", "%s %r" % (S(), S()))
# expect: repr str [repr] repr repr str repr str repr
class Bad:
    def __repr__(self): return 5
    def __str__(self): return None
for f in (repr, str):
    try:
        f(Bad())
    except TypeError as e:
        print(e)
        # expect: __repr__ returned non-string (type int)
        # expect: __str__ returned non-string (type NoneType)
class Default: pass
print(repr(Default()).startswith("<__main__.Default object at 0x"), object.__str__(R()))  # expect: True repr
