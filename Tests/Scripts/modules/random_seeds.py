# A seed gives the numbers that it gives in CPython.
from random import Random

print(Random(0).random())  # expect: 0.8444218515250481
print(Random(42).getrandbits(100))  # expect: 873491343714207852616756591005
print(Random(-42).getrandbits(100))  # expect: 873491343714207852616756591005
print(Random(2**70 + 3).randint(1, 10**9))  # expect: 175444126
print(Random("text").random())  # expect: 0.8711565613554825
print(Random("").random())  # expect: 0.9602256525641875
print(Random("é").random())  # expect: 0.9689252893653495
print(Random(b"bytes").random())  # expect: 0.37075677971469856
print(Random(bytearray(b"bytes")).random())  # expect: 0.37075677971469856
print(Random(1.5).random())  # expect: 0.551763726942059
print(Random(-2.25).random())  # expect: 0.9236205677220981
print(Random(True).random())  # expect: 0.13436424411240122
generator = Random(7)
generator.seed("old", version=1)
print(generator.random())  # expect: 0.37967105161626424
generator.seed(7)
state = generator.getstate()
first = [generator.random() for _ in range(700)]
print(sum(first))  # expect: 337.5116153696751
generator.setstate(state)
print([generator.random() for _ in range(700)] == first)  # expect: True
print(state[0], len(state[1]), state[1][:2], state[1][-1], state[2])  # expect: 3 625 (2147483648, 2261207994) 624 None
print(Random(7).randbytes(9))  # expect: b'8\xb4\xe6R\xe4M\xa7\xf2&'

import copy

print(copy.copy(generator).random() == generator.random())  # expect: True
print(0 <= Random().random() < 1)  # expect: True
