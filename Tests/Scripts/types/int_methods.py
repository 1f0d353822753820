n = 10
print(n.bit_length(), (-n).bit_length(), (0).bit_length(), (2 ** 100).bit_length())  # expect: 4 4 0 101
print((255).bit_count(), (-7).bit_count())  # expect: 8 3
print(n.numerator, n.denominator, n.real, n.imag, n.conjugate(), n.is_integer())  # expect: 10 1 10 0 10 True
print(n.as_integer_ratio())  # expect: (10, 1)
print((5).__add__(3), (5).__rsub__(8), (5).__floordiv__(2), (5).__bool__())  # expect: 8 3 2 True
print((5).__index__(), int.__mul__(3, 4))  # expect: 5 12
print((7).__divmod__(2), (2).__pow__(5, 7), (5).__round__(-1), (15).__round__(-1))  # expect: (3, 1) 4 0 20
print((25).__round__(-1), (5).__trunc__())  # expect: 20 5
