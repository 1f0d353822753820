def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)

attempt(lambda: [1, "a"].sort())  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
attempt(lambda: sorted([None, 1]))  # expect: TypeError: '<' not supported between instances of 'int' and 'NoneType'
attempt(lambda: [1, 2].sort(lambda x: x))  # expect: TypeError: sort() takes no positional arguments
attempt(lambda: sorted([1], key=5))  # expect: TypeError: 'int' object is not callable
attempt(lambda: sorted(5))  # expect: TypeError: 'int' object is not iterable
attempt(lambda: sorted())  # expect: TypeError: sorted expected 1 argument, got 0
attempt(lambda: [3, 1].sort(key=lambda x: 1 / 0))  # expect: ZeroDivisionError: division by zero
attempt(lambda: [1].sort(reverse="x"))
a = [3, 2, 1]
def failing(x):
    if x == 1: raise ValueError("stop")
    return x
attempt(lambda: a.sort(key=failing))  # expect: ValueError: stop
print(a)  # expect: [3, 2, 1]
class Bad:
    def __lt__(self, o): raise KeyError("in lt")
attempt(lambda: [Bad(), Bad()].sort())  # expect: KeyError: 'in lt'
