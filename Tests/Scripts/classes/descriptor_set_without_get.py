class OnlySet:
    def __set__(self, obj, value): obj.__dict__["slot"] = ("set", value)
class OnlyDelete:
    def __delete__(self, obj): print("deleted")
class C:
    slot = OnlySet()
    other = OnlyDelete()
c = C()
print(type(c.slot).__name__)      # no __get__: the descriptor itself until the instance has one  # expect: OnlySet
c.slot = 5
print(c.slot)  # expect: ('set', 5)
del c.other  # expect: deleted
for action in (lambda: setattr(c, "other", 1), lambda: delattr(c, "slot")):
    try:
        action()
    except AttributeError as e:
        print(e)
        # expect: __set__
        # expect: __delete__
