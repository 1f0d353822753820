# While a comprehension at module or class level runs, locals() and f_locals show its variables. (In a class body, with
# variables that inner functions capture, it can bring CPython 3.13.0 down.)
import sys

z = 7
print([sorted(locals()) for a in [0]])  # expect: [['a']]
print([eval("a + z") for a in [1]], [sys._getframe().f_locals["a"] for a in [0]])  # expect: [8] [0]
print({a: sorted(locals()) for a in [0] for b in [1]})  # expect: {0: ['a', 'b']}


class C:
    z = 5
    print([sorted(vars()) for a in [0]], [dir() for a in [0]])  # expect: [['a']] [['a']]
    print([eval("z") for a in [0]], [eval("a") for a in [3]])  # expect: [7] [3]
    print("z" in locals(), "a" in locals())  # expect: True False


exec("""
print([sorted(locals()) for a in [0]])
print(sorted(locals()))
""", {}, {"lo": 1})
# expect: [['a']]
# expect: ['lo']
print("z" in locals(), "a" in locals())  # expect: True False


def function():
    x = 3
    items = [locals()["y"] for y in "ab"], ["y" in dir() for y in "a"], [eval("y + str(x)") for y in "cd"]
    print(items, sorted(locals()))
    [exec("x = y") for y in "a"]
    print(x, [sys._getframe().f_locals["y"] for y in "e"], [sorted(locals()) for y in [1] for w in [2]])


function()
# expect: (['a', 'b'], [True], ['c3', 'd3']) ['items', 'x']
# expect: 3 ['e'] [['items', 'w', 'x', 'y']]
