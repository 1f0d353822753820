import math
print(math.sqrt(16), math.floor(-1.5), math.ceil(1.2), math.trunc(-1.7), math.pi)
# expect: 4.0 -2 2 -1 3.141592653589793
print(math.e, math.tau, math.fabs(-3), math.pow(2, 3), math.hypot(3, 4))
# expect: 2.718281828459045 6.283185307179586 3.0 8.0 5.0
print(math.hypot(1, 2, 2), math.copysign(1, -0.0))  # expect: 3.0 -1.0
print(math.gcd(12, 18), math.gcd(), math.gcd(0, -5), math.lcm(4, 6), math.lcm())  # expect: 6 0 5 12 1
print(math.factorial(20), math.factorial(25), math.comb(10, 3), math.perm(5, 2))
# expect: 2432902008176640000 15511210043330985984000000 120 20
print(math.perm(5), math.isqrt(10 ** 20 + 1), math.comb(3, 5))  # expect: 120 10000000000 0
print(math.exp(0), math.log(math.e), math.log(8, 2), math.log2(1024))  # expect: 1.0 1.0 3.0 10.0
print(math.log10(1000), math.log1p(0), math.expm1(0), math.log(10 ** 400) > 900)  # expect: 3.0 0.0 0.0 True
print(math.log2(2 ** 2000), math.cbrt(27), math.exp2(3))  # expect: 2000.0 3.0000000000000004 8.0
print(math.sin(0), math.cos(0), math.atan2(1, 1) == math.pi / 4)  # expect: 0.0 1.0 True
print(math.degrees(math.pi), math.radians(180) == math.pi, math.tanh(0))  # expect: 180.0 True 0.0
print(math.asin(1) == math.pi / 2, math.acosh(1), math.erf(0), math.gamma(5))  # expect: True 0.0 0.0 24.0
print(math.lgamma(1))  # expect: 0.0
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1))  # expect: True True True
print(math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1, rel_tol=0.2))  # expect: True True
print(math.isclose(0, 1e-10, abs_tol=1e-9), math.frexp(8.0), math.ldexp(0.5, 4))  # expect: True (0.5, 4) 8.0
print(math.modf(3.25), math.modf(-math.inf), math.fmod(-7, 3), math.remainder(7, 4))
# expect: (0.25, 3.0) (-0.0, -inf) -1.0 -1.0
print(math.prod([1, 2, 3, 4]), math.prod([], start=5), math.fsum([0.1] * 10))  # expect: 24 5 1.0
print(math.dist((0, 0), (3, 4)), math.sumprod([1, 2], [3, 4]))  # expect: 5.0 11
print(math.nextafter(1.0, 2.0), math.ulp(1.0), math.fma(2.0, 3.0, 1.0))
# expect: 1.0000000000000002 2.220446049250313e-16 7.0
