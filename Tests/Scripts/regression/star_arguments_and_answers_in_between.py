# Star arguments among others, keyword names that are no strings, comparisons that change what is compared, odd answers of
# __sizeof__ and __reduce_ex__, the place of an error in a loop over a dict.
import collections, copy, sys, traceback
def f(*a, **k):
    return a, k
for text in ("f(*5)", "f(1, *5)", "f(*5, 1)", "f(*[], *5)", "f(x=1, *5)", "f(**5)", "f(x=1, **5)", "f(**{1: 2})", "f(**{1: 3}, **{1: 5})",
             "f(**{'a': 1}, a=2)", "dict(**{1: 3}, **{1: 5})", "print(**{1: 2})", "[*5]", "{**5}"):
    try:
        eval(text)
    except TypeError as e:
        print(text, "->", e)
# expect: f(*5) -> __main__.f() argument after * must be an iterable, not int
# expect: f(1, *5) -> Value after * must be an iterable, not int
# expect: f(*5, 1) -> Value after * must be an iterable, not int
# expect: f(*[], *5) -> Value after * must be an iterable, not int
# expect: f(x=1, *5) -> __main__.f() argument after * must be an iterable, not int
# expect: f(**5) -> __main__.f() argument after ** must be a mapping, not int
# expect: f(x=1, **5) -> __main__.f() argument after ** must be a mapping, not int
# expect: f(**{1: 2}) -> keywords must be strings
# expect: f(**{1: 3}, **{1: 5}) -> __main__.f() got multiple values for keyword argument '1'
# expect: f(**{'a': 1}, a=2) -> __main__.f() got multiple values for keyword argument 'a'
# expect: dict(**{1: 3}, **{1: 5}) -> dict() got multiple values for keyword argument '1'
# expect: print(**{1: 2}) -> keywords must be strings
# expect: [*5] -> Value after * must be an iterable, not int
# expect: {**5} -> 'int' object is not a mapping
class Clears:
    def __init__(self, target, answer):
        self.target, self.answer = target, answer
    def __eq__(self, other):
        self.target.clear()
        return self.answer
items = []
items += [Clears(items, True), 1, 2]
print(items.remove(5), items)  # expect: None []
queue = collections.deque()
queue.extend([Clears(queue, False), 1])
try:
    queue.remove(7)
except IndexError as e:
    print(e)
# expect: deque mutated during iteration
queue.extend([Clears(queue, False), 1])
print(queue == collections.deque([1, 2]))  # expect: False
class Odd:
    def __sizeof__(self):
        return "x"
    def __reduce_ex__(self, protocol):
        return 5
for call in (sys.getsizeof, copy.copy, copy.deepcopy):
    try:
        call(Odd())
    except TypeError as e:
        print(e)
# expect: an integer is required
# expect: Value after * must be an iterable, not int
# expect: Value after * must be an iterable, not int
def grow():
    for i in (d := {1: 1}):
        d[i + 1] = 1
try:
    grow()
except RuntimeError:
    print("".join(traceback.format_exc().splitlines(keepends=True)[-3:]), end="")
# expect:     for i in (d := {1: 1}):
# expect:               ^^^^^^^^^^^
# expect: RuntimeError: dictionary changed size during iteration
