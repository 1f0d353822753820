import sys
def f(a, b=2, *rest, **more):
    c = 3
    def inner(): return a
    view = sys._getframe().f_locals
    print(type(view).__name__, sorted(view), view["a"], "c" in view, "zz" in view, len(view))
    view["a"] = 10                  # a cell
    view["b"] = 20                  # a parameter
    view["c"] = 30
    view["new"] = 40                # no variable of that name
    print(a, b, c, inner(), view["new"], "new" in locals(), view.get("none", 7))
    view.update({"c": 31})
    view |= {"b": 21}
    print(b, c, view.setdefault("c", 0), sorted(view | {"q": 1})[-2:], dict(view) == view.copy())
    for wrong in (lambda: view.pop("c"), lambda: view.__delitem__("c"), lambda: view["missing"]):
        try:
            wrong()
        except Exception as e:
            print(type(e).__name__, e)
f(1)
# expect: FrameLocalsProxy ['a', 'b', 'c', 'inner', 'more', 'rest', 'view'] 1 True False 7
# expect: 10 20 30 10 40 True 7
# expect: 21 31 31 ['rest', 'view'] True
# expect: AttributeError 'FrameLocalsProxy' object has no attribute 'pop'
# expect: TypeError cannot remove variables from FrameLocalsProxy
# expect: KeyError "local variable ''missing'' is not defined"
def simple(x):
    sys._getframe().f_locals["x"] = [x]
    return x
value = [1]
print(simple(value), value, simple(simple(2)))  # expect: [[1]] [1] [[2]]
def setter():
    sys._getframe(1).f_locals["y"] = "set by the callee"
def caller(y):
    setter()
    return y
print(caller(None))  # expect: set by the callee
print(type(sys._getframe().f_locals) is dict, sys._getframe().f_locals is globals())  # expect: True True
def g():
    x = 1
    print(locals() is locals(), type(locals()))  # expect: False <class 'dict'>
g()
def outer(n):
    def counts(): yield n; yield sys._getframe().f_locals
    return counts()
print(list(outer(3))[1]["n"])  # expect: 3
