class Logged:
    def save(self):
        print("log before")
        super().save()
        print("log after")
class Checked:
    def save(self):
        print("check")
        super().save()
class Store:
    def save(self): print("store")
class Both(Logged, Checked, Store): pass
Both().save()
# expect: log before
# expect: check
# expect: store
# expect: log after
try:
    class Alone(Logged): pass
    Alone().save()  # expect: log before
except AttributeError as e:
    print(e)  # expect: 'super' object has no attribute 'save'
