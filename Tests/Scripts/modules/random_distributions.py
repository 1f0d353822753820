# Every distribution makes the numbers that it makes in CPython.
from random import Random

r = Random(99)
print(r.uniform(1, 5), r.uniform(1, 5))  # expect: 2.6159122997746653 1.8003017782997817
print(r.triangular(), r.triangular())  # expect: 0.29900026804888674 0.3524424197659589
print(r.triangular(1, 4, 2), r.triangular(1, 4, 2))  # expect: 2.799693630379505 1.868016719381407
print(r.normalvariate(), r.normalvariate())  # expect: -0.635433320786865 1.0753970231335004
print(r.gauss(1, 2), r.gauss(1, 2))  # expect: -1.0882046038711453 1.1409321288094998
print(r.gauss(), r.gauss())  # expect: -0.5293992159758472 -0.4562848558566786
print(r.lognormvariate(0, 1), r.lognormvariate(0, 1))  # expect: 3.0090588183772944 0.5464521632814673
print(r.expovariate(2), r.expovariate(2))  # expect: 0.08260039907102504 0.5402406699706751
print(r.vonmisesvariate(1, 4), r.vonmisesvariate(1, 4))  # expect: 0.6382791916565873 1.542252345732047
print(r.vonmisesvariate(1, 0), r.vonmisesvariate(1, 0))  # expect: 3.8045260573152504 6.136861762184582
print(r.gammavariate(2.5, 1), r.gammavariate(2.5, 1))  # expect: 1.86494070797374 4.8759463264738905
print(r.gammavariate(1, 2), r.gammavariate(1, 2))  # expect: 8.135961011074906 5.761616688843441
print(r.gammavariate(0.5, 1), r.gammavariate(0.5, 1))  # expect: 0.6111408585188848 0.0007612273085568198
print(r.betavariate(2, 3), r.betavariate(2, 3))  # expect: 0.43495255435759506 0.5163441077464469
print(r.paretovariate(3), r.paretovariate(3))  # expect: 1.1043738408802566 1.188322580164967
print(r.weibullvariate(1, 2), r.weibullvariate(1, 2))  # expect: 1.2012722045598607 0.6608020983754014
print(r.binomialvariate(10, 0.3), r.binomialvariate(10, 0.3))  # expect: 4 3
print(r.binomialvariate(1000, 0.3), r.binomialvariate(1000, 0.3))  # expect: 282 285
print(r.binomialvariate(1000, 0.8), r.binomialvariate(1000, 0.8))  # expect: 812 789
print(r.binomialvariate(), r.binomialvariate())  # expect: 0 1
