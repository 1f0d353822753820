print(sum([0.1] * 10), sum([1e16, 1.0, -1e16]), sum([0.1, 0.2, 0.3]))  # expect: 1.0 1.0 0.6
print(sum([1, 0.1, 0.2]), sum([0.1j] * 3))  # expect: 1.3 0.30000000000000004j
import math
print(math.fsum([1e16, 1.0, -1e16]), math.fsum([]), sum([float("inf"), 1]))  # expect: 1.0 0.0 inf
print(sum([True, False, True]))  # expect: 2
