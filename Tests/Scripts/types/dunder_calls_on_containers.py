print([1].__add__([2]), [1, 2].__len__(), [1].__contains__(1), [1].__eq__((1,)))
# expect: [1, 2] 2 True NotImplemented
print([1, 2].__getitem__(slice(1)), {}.__class__)  # expect: [1] <class 'dict'>
print({"a": 1}.__getitem__("a"), {"a": 1}.__contains__("b"), "ab".__mul__(2))  # expect: 1 False abab
print("ab".__rmul__(2), (1,).__hash__() == hash((1,)))  # expect: abab True
a = [1]
print(a.__iadd__("b"), a.__setitem__(0, "z"), a, a.__delitem__(0), a)  # expect: ['b'] None ['b'] None ['b']
print(list.__len__([5]), [].__lt__([1]))  # expect: 1 True
for f in (
    lambda: [1].__add__((2,)),
    lambda: list.append(5, 1),
    lambda: dict.get([], 1),
    lambda: str.__len__(5),
    lambda: [].__getitem__(),
):
    try:
        f()
    except TypeError as e:
        print(e)
        # expect: can only concatenate list (not "tuple") to list
        # expect: descriptor 'append' for 'list' objects doesn't apply to a 'int' object
        # expect: descriptor 'get' for 'dict' objects doesn't apply to a 'list' object
        # expect: descriptor '__len__' requires a 'str' object but received a 'int'
        # expect: list.__getitem__() takes exactly one argument (0 given)
a.__init__("xy")
print(a)  # expect: ['x', 'y']
