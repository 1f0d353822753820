import operator as op
a = [1]
print(op.iconcat(a, [2]), a, op.iadd(1, 2), op.imul([0], 2))  # expect: [1, 2] [1, 2] 3 [0, 0]
print(op.ior({1}, {2}) == {1, 2}, op.isub(5, 3), op.ipow(2, 3))  # expect: True 2 8
print(op.inv(5), op.xor(6, 3), op.lshift(1, 4), op.mod(7, 4), op.truediv(1, 2))  # expect: -6 5 16 3 0.5
print(op.abs(-3), op.pos(-1), op.and_(6, 3), op.or_(6, 1), op.ge(1, 1), op.ne(1, 2))  # expect: 3 -1 2 7 True True
print(op.is_not(1, None))  # expect: True
print(op.attrgetter("a.b")(type("X", (), {"a": type("Y", (), {"b": 9})})))  # expect: 9
print(op.itemgetter(slice(1, 3))("abcd"), op.itemgetter("k", "l")({"k": 1, "l": 2}))  # expect: bc (1, 2)
print(op.call(max, 1, 2), op.length_hint([1, 2], 5), op.length_hint(iter(range(3))))  # expect: 2 2 3
