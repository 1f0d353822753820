class Noisy:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)

def f():
    local = Noisy("local")
    print("in f")

f()
x = Noisy("first")
x = Noisy("second")
print("rebound")
del x
box = [Noisy("item")]
box.clear()
print("cleared")
Noisy("temporary")
print("end")
y = Noisy("at exit")
# expect: in f
# expect: del local
# expect: del first
# expect: rebound
# expect: del second
# expect: del item
# expect: cleared
# expect: del temporary
# expect: end
# expect: del at exit
