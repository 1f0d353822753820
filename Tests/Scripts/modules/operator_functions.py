import operator as op
print(op.add(1, 2), op.mul("a", 3), op.getitem([1, 2], 1), op.contains("abc", "b"))  # expect: 3 aaa 2 True
print(op.not_(0), op.truth([]), op.index(5), op.neg(3), op.floordiv(7, 2))  # expect: True False 5 -3 3
print(op.concat([1], [2]), op.countOf([1, 1, 2], 1), op.indexOf("abc", "c"))  # expect: [1, 2] 2 2
print(op.is_(None, None), op.lt(1, 2))  # expect: True True
d = {}
op.setitem(d, "k", 1)
print(d, op.iadd([1], [2]), op.itemgetter(1)("abc"), op.itemgetter(0, 2)("abc"))
# expect: {'k': 1} [1, 2] b ('a', 'c')
print(op.attrgetter("real")(5), op.attrgetter("__class__.__name__", "imag")(5))  # expect: 5 ('int', 0)
print(op.methodcaller("upper")("a"))  # expect: A
print(op.methodcaller("split", "-", maxsplit=1)("a-b-c"))  # expect: ['a', 'b-c']
print(op.length_hint(iter([1, 2])), op.pow(2, 5), op.matmul is op.__matmul__)  # expect: 2 32 True
op.delitem(d, "k")
print(d, op.itemgetter(1), op.attrgetter("a.b"), op.methodcaller("m", 1, x=2))
# expect: {} operator.itemgetter(1) operator.attrgetter('a.b') operator.methodcaller('m', 1, x=2)
for f in (
    lambda: op.itemgetter(),
    lambda: op.attrgetter(5),
    lambda: op.methodcaller(),
    lambda: op.index(1.5),
    lambda: op.indexOf("abc", "z"),
    lambda: op.add(1),
    lambda: op.concat(1, 2),
):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
        # expect: TypeError itemgetter expected 1 argument, got 0
        # expect: TypeError attribute name must be a string
        # expect: TypeError methodcaller needs at least one argument, the method name
        # expect: TypeError 'float' object cannot be interpreted as an integer
        # expect: ValueError sequence.index(x): x not in sequence
        # expect: TypeError add expected 2 arguments, got 1
        # expect: TypeError 'int' object can't be concatenated
