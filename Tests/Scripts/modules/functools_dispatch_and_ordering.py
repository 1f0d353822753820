from functools import singledispatch, total_ordering, cmp_to_key, singledispatchmethod
@singledispatch
def show(x): return "object"
@show.register
def _(x: int): return "int"
@show.register(list)
def _(x): return "list"
print(show(1), show([]), show("s"), show(True), show.dispatch(bool)(1))  # expect: int list object int int
print(sorted(c.__name__ for c in show.registry))  # expect: ['int', 'list', 'object']
@total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(V(1) <= V(1), V(2) > V(1), V(1) >= V(2))  # expect: True True False
print(sorted(["b", "A", "c"], key=cmp_to_key(lambda a, b: (a.lower() > b.lower()) - (a.lower() < b.lower()))))
# expect: ['A', 'b', 'c']
class C:
    @singledispatchmethod
    def m(self, x): return "any"
    @m.register
    def _(self, x: str): return "str"
print(C().m(1), C().m("a"))  # expect: any str
