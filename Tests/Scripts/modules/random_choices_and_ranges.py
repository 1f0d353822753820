# Whole numbers and choices take as many random numbers as in CPython.
from random import Random

r = Random(2024)
items = list(range(12))
r.shuffle(items)
print(items)  # expect: [0, 6, 8, 1, 10, 11, 5, 3, 4, 9, 2, 7]
print(r.sample(range(1000), 8))  # expect: [362, 425, 539, 745, 630, 986, 223, 316]
print(r.sample("abcdef", 3))  # expect: ['e', 'c', 'a']
print(r.sample("ab", 3, counts=[2, 4]))  # expect: ['b', 'a', 'b']
print(r.sample(range(10**6), 60)[:5])  # expect: [969587, 743476, 871895, 914260, 684217]
print(r.choice("abc"), r.choices([1, 2, 3], k=5))  # expect: a [1, 2, 1, 2, 2]
print(r.choices("ab", [1, 3], k=5), r.choices("ab", cum_weights=[1, 3], k=5))  # expect: ['b', 'b', 'b', 'b', 'b'] ['b', 'b', 'b', 'b', 'a']
print(r.randrange(10), r.randrange(3, 30), r.randrange(0, 100, 7), r.randrange(30, 3, -4), r.randint(5, 5))  # expect: 3 21 70 30 5
print(r.randrange(2**80), r.getrandbits(0))  # expect: 420084816929819833789196 0


class Fixed(Random):
    def random(self):
        return 0.75


print(Fixed().randrange(100), Fixed().choice("abcd"))  # expect: 44 a


def complain(function, *arguments, **named):
    try:
        function(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print(complain(r.randrange, 0))  # expect: ValueError: empty range for randrange()
print(complain(r.randrange, 5, 2))  # expect: ValueError: empty range in randrange(5, 2)
print(complain(r.randrange, 1, 5, 0))  # expect: ValueError: zero step for randrange()
print(complain(r.randint, 3, 1))  # expect: ValueError: empty range in randrange(3, 2)
print(complain(r.randrange, 1.5))  # expect: TypeError: 'float' object cannot be interpreted as an integer
print(complain(r.choice, []))  # expect: IndexError: Cannot choose from an empty sequence
print(complain(r.sample, {1}, 1))  # expect: TypeError: Population must be a sequence.  For dicts or sets, use sorted(d).
print(complain(r.sample, [1], 2))  # expect: ValueError: Sample larger than population or is negative
print(complain(r.choices, [1], [0]))  # expect: ValueError: Total of weights must be greater than zero
print(complain(r.choices, [1], 3))  # expect: TypeError: The number of choices must be a keyword argument: k=3
print(complain(r.choices, [1, 2], [1]))  # expect: ValueError: The number of weights does not match the population
print(complain(r.getrandbits, -1))  # expect: ValueError: number of bits must be non-negative
print(complain(r.setstate, (9, 1, 2)))  # expect: ValueError: state with version 9 passed to Random.setstate() of version 3
