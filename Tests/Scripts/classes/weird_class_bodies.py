class Loop:
    for i in range(3):
        locals()[f"attr{i}"] = i
    del i
print(Loop.attr0, Loop.attr2, hasattr(Loop, "i"))  # expect: 0 2 False
class Conditional:
    if True:
        def m(self): return "yes"
    else:
        def m(self): return "no"
    try:
        x = 1 / 0
    except ZeroDivisionError:
        x = "infinite"
print(Conditional().m(), Conditional.x)  # expect: yes infinite
class Outer:
    class Inner:
        value = 1
        class Deep: value = 2
    alias = Inner
    total = Inner.value + Inner.Deep.value
print(Outer.total, Outer.alias.Deep.__qualname__)  # expect: 3 Outer.Inner.Deep
class WithPrint:
    print("body runs", __qualname__, __module__)  # expect: body runs WithPrint __main__
