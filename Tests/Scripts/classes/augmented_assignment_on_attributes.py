class C:
    items = []
    n = 1
    @property
    def p(self): print("get p"); return 10
    @p.setter
    def p(self, v): print("set p", v)
    def __getitem__(self, k): print("get", k); return 5
    def __setitem__(self, k, v): print("set", k, v)
c = C()
c.n += 1              # reads the class, writes the instance
c.items += ["x"]      # changes the class's list and binds it in the instance too
print(c.n, C.n, C.items, c.__dict__)  # expect: 2 1 ['x'] {'n': 2, 'items': ['x']}
c.p += 1
# expect: get p
# expect: set p 11
c["k"] += 1
# expect: get k
# expect: set k 6
