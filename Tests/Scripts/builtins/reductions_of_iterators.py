# What __reduce__ of an iterator gives, before and after its end; the end may come while it is asked.
import builtins
import pickle


def after(iterator):
    list(iterator)
    return iterator.__reduce__()[1]


print(after(iter("ab")), after(iter([1])), after(reversed([1])), after(iter((1,))))  # expect: ('',) ([],) ([],) ((),)
print(after(iter(b"a")), after(iter({1: 2})), after(iter({1})))  # expect: ((),) ([],) ([],)
print(iter(range(3)).__reduce__()[1:], iter(range(10**30)).__reduce__()[2])  # expect: ((range(0, 3),), None) None
for start, stop, step in (2**63 - 2, 2**63 - 1, 2), (-(2**63), -(2**63) + 5, 3), (-(2**63) + 2, -(2**63), -5):
    made = iter(range(start, stop, step))
    again = pickle.loads(pickle.dumps(made))
    print(type(made) is type(again), list(made) == list(again))
# expect: True True
# expect: True True
# expect: True True


def spam():
    if not spam.inside:
        spam.inside = True
        list(spam.iterator)
        return 1
    return 2


spam.inside = False
spam.iterator = iter(spam, 2)
try:
    print(next(spam.iterator))
except StopIteration:
    print("ended by its own call")  # expect: ended by its own call


class Key:
    def __init__(self, name, iterator):
        self.name, self.iterator = name, iterator

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        list(self.iterator)
        return other == self.name


def reduced(iterator):
    names = vars(builtins)
    known = names.pop("iter")
    key = Key("iter", iterator)
    names[key] = known
    try:
        return iterator.__reduce__()[1]
    finally:
        del names[key]
        names["iter"] = known


print(reduced(iter([1, 2])), reduced(iter("xy")), reduced(iter((1,))))  # expect: ([],) ('',) ((),)
