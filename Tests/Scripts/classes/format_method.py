class F:
    def __format__(self, spec): return f"[{spec}]"
print(format(F(), "abc"), f"{F():>10}", "{:x}".format(F()), format(F()))  # expect: [abc] [>10] [x] []
class Bad:
    def __format__(self, spec): return 5
try:
    format(Bad())
except TypeError as e:
    print(e)  # expect: __format__ must return a str, not int
class Plain:
    def __str__(self): return "plain"
print(format(Plain()), f"{Plain()}")  # expect: plain plain
try:
    format(Plain(), ">5")
except TypeError as e:
    print(e)  # expect: unsupported format string passed to Plain.__format__
