import gc
gc.collect()
class Node: pass
log = []
class Final:
    def __del__(self): log.append("final")
a, b = Node(), Node()
a.other, b.other, a.f = b, a, Final()
del a, b
print(gc.collect() > 0, log)  # expect: True ['final']
print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled())  # expect: True None False None True
print(gc.garbage, len(gc.get_count()), len(gc.get_threshold()))  # expect: [] 3 3
print(gc.is_tracked([]), gc.is_tracked(5), gc.collect(0) >= 0)  # expect: True False True
x = []
x.append(x)
print(any(o is x for o in gc.get_referrers(x)), any(o is x for o in gc.get_referents(x)))  # expect: True True
