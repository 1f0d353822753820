inf, nan = float("inf"), float("nan")
print(complex(inf, -inf), complex(nan, 1), complex(-0.0, -0.0))  # expect: (inf-infj) (nan+1j) (-0-0j)
print(abs(complex(inf, nan)), (3 + 4j).__abs__(), (1 + 2j).conjugate().imag)  # expect: inf 5.0 -2.0
print((1 + 2j) * 1j, (2 + 0j) ** 3, (1 + 1j) ** 0.5, 1j ** 1j, (0j) ** 0)
# expect: (-2+1j) (8+0j) (1.0986841134678098+0.45508986056222733j) (0.20787957635076193+0j) (1+0j)
print(complex("1e2-3.5j"), complex(True), -(1 - 0j))  # expect: (100-3.5j) (1+0j) (-1-0j)
print((1 + 2j).__add__(1), (1 + 2j).__eq__(1), hash(1 + 2j) == hash(complex(1, 2)), 1j == 1.0)
# expect: (2+2j) False True False
