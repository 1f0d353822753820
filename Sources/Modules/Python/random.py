"""Random numbers: the Mersenne Twister, and the distributions that are made of it.

A seed gives the same numbers as in CPython, whatever is asked for: generator, seeding and every distribution take the same numbers
in the same order. Without a seed the operating system is asked for one, when the first number is wanted: an interpreter that may
not ask can still import this module and give a seed.
"""
import os as _os
from bisect import bisect as _bisect
from itertools import accumulate as _accumulate, repeat as _repeat
from math import (
    acos as _acos, cos as _cos, e as _e, exp as _exp, fabs as _fabs, floor as _floor, isfinite as _isfinite, lgamma as _lgamma,
    log as _log, log2 as _log2, pi as _pi, sin as _sin, sqrt as _sqrt, tau as TWOPI)
from math import ceil as _ceil
from operator import index as _index

__all__ = [
    "Random", "SystemRandom", "betavariate", "binomialvariate", "choice", "choices", "expovariate", "gammavariate", "gauss",
    "getrandbits", "getstate", "lognormvariate", "normalvariate", "paretovariate", "randbytes", "randint", "random", "randrange",
    "sample", "seed", "setstate", "shuffle", "triangular", "uniform", "vonmisesvariate", "weibullvariate"]

NV_MAGICCONST = 4 * _exp(-0.5) / _sqrt(2.0)
LOG4 = _log(4.0)
SG_MAGICCONST = 1.0 + _log(4.5)
BPF = 53
RECIP_BPF = 2 ** -BPF
_ONE = 1

# ---- the generator

_SIZE = 624
_MIDDLE = 397
_TWIST = (0, 0x9908B0DF)
_WORD = 0xFFFFFFFF


def _words_of_seed(number):
    """The state that a non-negative integer leads to."""
    key = []
    while number:
        key.append(number & _WORD)
        number >>= 32
    if not key:
        key.append(0)
    words = [19650218]
    last = 19650218
    for i in range(1, _SIZE):
        last = (1812433253 * (last ^ last >> 30) + i) & _WORD
        words.append(last)
    place = 1
    last = words[0]
    which = 0
    for _ in range(max(_SIZE, len(key))):
        last = ((words[place] ^ (last ^ last >> 30) * 1664525) + key[which] + which) & _WORD
        words[place] = last
        place += 1
        which += 1
        if place == _SIZE:
            words[0] = last
            place = 1
        if which == len(key):
            which = 0
    for _ in range(_SIZE - 1):
        last = ((words[place] ^ (last ^ last >> 30) * 1566083941) - place) & _WORD
        words[place] = last
        place += 1
        if place == _SIZE:
            words[0] = last
            place = 1
    words[0] = 0x80000000
    return words


def _twist(words):
    """Replaces all words by the next ones."""
    twist = _TWIST
    for i in range(_SIZE - _MIDDLE):
        mixed = words[i] & 0x80000000 | words[i + 1] & 0x7FFFFFFF
        words[i] = words[i + _MIDDLE] ^ mixed >> 1 ^ twist[mixed & 1]
    for i in range(_SIZE - _MIDDLE, _SIZE - 1):
        mixed = words[i] & 0x80000000 | words[i + 1] & 0x7FFFFFFF
        words[i] = words[i + _MIDDLE - _SIZE] ^ mixed >> 1 ^ twist[mixed & 1]
    mixed = words[-1] & 0x80000000 | words[0] & 0x7FFFFFFF
    words[-1] = words[_MIDDLE - 1] ^ mixed >> 1 ^ twist[mixed & 1]


def _sha512(data):
    """The SHA-512 digest of bytes: texts become seeds by it."""
    mask = 0xFFFFFFFFFFFFFFFF
    primes = []
    candidate = 2
    while len(primes) < 80:
        if all(candidate % prime for prime in primes):
            primes.append(candidate)
        candidate += 1
    # the constants are the fractions of roots of the first primes
    rounds = [_root(prime << 192, 3) & mask for prime in primes]
    state = [_root(prime << 128, 2) & mask for prime in primes[:8]]
    padded = data + b"\x80" + bytes(-(len(data) + 17) % 128) + (8 * len(data)).to_bytes(16, "big")

    def turn(x, n):
        return (x >> n | x << 64 - n) & mask

    for start in range(0, len(padded), 128):
        w = [int.from_bytes(padded[i:i + 8], "big") for i in range(start, start + 128, 8)]
        for i in range(16, 80):
            x, y = w[i - 15], w[i - 2]
            low = turn(x, 1) ^ turn(x, 8) ^ x >> 7
            high = turn(y, 19) ^ turn(y, 61) ^ y >> 6
            w.append(w[i - 16] + low + w[i - 7] + high & mask)
        a, b, c, d, e, f, g, h = state
        for constant, word in zip(rounds, w):
            first = h + (turn(e, 14) ^ turn(e, 18) ^ turn(e, 41)) + (e & f ^ ~e & g) + constant + word
            second = (turn(a, 28) ^ turn(a, 34) ^ turn(a, 39)) + (a & b ^ a & c ^ b & c)
            a, b, c, d, e, f, g, h = first + second & mask, a, b, c, d + first & mask, e, f, g
        state = [x + y & mask for x, y in zip(state, (a, b, c, d, e, f, g, h))]
    return b"".join(x.to_bytes(8, "big") for x in state)


def _root(number, degree):
    """The integer part of a root."""
    low, high = 0, 1 << number.bit_length() // degree + 1
    while low < high:
        middle = low + high + 1 >> 1
        if middle ** degree <= number:
            low = middle
        else:
            high = middle - 1
    return low


class Random:
    """Random number generator base class used by bound module functions.

    Instances share no state.  A subclass may bring its own random(), seed(),
    getstate() and setstate(), and getrandbits() for large ranges.
    """

    VERSION = 3

    def __new__(cls, x=None):
        self = super().__new__(cls)
        self._words = None
        self._place = _SIZE
        return self

    def __init__(self, x=None):
        self.seed(x)
        self.gauss_next = None

    def __init_subclass__(cls, /, **kwargs):
        super().__init_subclass__(**kwargs)
        # whole numbers come from what the most special class brings
        for known in cls.__mro__:
            if "_randbelow" in known.__dict__:
                break
            if "getrandbits" in known.__dict__:
                cls._randbelow = cls._randbelow_with_getrandbits
                break
            if "random" in known.__dict__:
                cls._randbelow = cls._randbelow_without_getrandbits
                break

    # the state

    def seed(self, a=None, version=2):
        """Initialize internal state from a seed: None, int, float, str, bytes, or bytearray.

        For None the operating system gives a seed.  Version 1 is the treatment
        of texts by older Pythons.
        """
        if version == 1 and isinstance(a, (str, bytes)):
            a = a.decode("latin-1") if isinstance(a, bytes) else a
            x = ord(a[0]) << 7 if a else 0
            for c in map(ord, a):
                x = ((1000003 * x) ^ c) & 0xFFFFFFFFFFFFFFFF
            x ^= len(a)
            a = -2 if x == -1 else x
        elif version == 2 and isinstance(a, (str, bytes, bytearray)):
            if isinstance(a, str):
                a = a.encode()
            a = int.from_bytes(a + _sha512(a))
        elif not isinstance(a, (type(None), int, float, str, bytes, bytearray)):
            raise TypeError(
                "The only supported seed types are:\n"
                "None, int, float, str, bytes, and bytearray.")
        if isinstance(a, float):
            a = hash(a)
            if a < 0:
                a += 1 << 64
        self._words = None if a is None else _words_of_seed(abs(a))
        self._place = _SIZE
        self.gauss_next = None

    def _seed_from_system(self):
        self._words = _words_of_seed(int.from_bytes(_os.urandom(4 * _SIZE)))

    def getstate(self):
        """Return internal state; can be passed to setstate() later."""
        if self._words is None:
            self._seed_from_system()
        return self.VERSION, (*self._words, self._place), self.gauss_next

    def setstate(self, state):
        """Restore internal state from object returned by getstate()."""
        version = state[0]
        if version == 3:
            version, internal, self.gauss_next = state
        elif version == 2:
            version, internal, self.gauss_next = state
            try:
                internal = tuple(x % (2 ** 32) for x in internal)
            except ValueError as e:
                raise TypeError from e
        else:
            raise ValueError(f"state with version {version} passed to Random.setstate() of version {self.VERSION}")
        if not isinstance(internal, tuple):
            raise TypeError("state vector must be a tuple")
        if len(internal) != _SIZE + 1:
            raise ValueError("state vector is the wrong size")
        words = [_index(word) for word in internal]
        place = words.pop()
        for word in words:
            if word < 0:
                raise OverflowError("can't convert negative value to unsigned int")
        if place < 0 or place > _SIZE:
            raise ValueError("invalid state")
        self._words = [word & _WORD for word in words]
        self._place = place

    def __getstate__(self):
        return self.getstate()

    def __setstate__(self, state):
        self.setstate(state)

    def __reduce__(self):
        return self.__class__, (), self.getstate()

    # numbers

    def _next_word(self):
        place = self._place
        if place == _SIZE:
            if self._words is None:
                self._seed_from_system()
            _twist(self._words)
            place = 0
        self._place = place + 1
        y = self._words[place]
        y ^= y >> 11
        y ^= y << 7 & 0x9D2C5680
        y ^= y << 15 & 0xEFC60000
        return y ^ y >> 18

    def random(self):
        """random() -> x in the interval [0, 1)."""
        return ((self._next_word() >> 5) * 67108864.0 + (self._next_word() >> 6)) * (1.0 / 9007199254740992.0)

    def getrandbits(self, k, /):
        """getrandbits(k) -> x.  Generates an int with k random bits."""
        k = _index(k)
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        if 0 < k <= 32:
            return self._next_word() >> 32 - k
        result = shift = 0
        while k > 0:
            word = self._next_word()
            if k < 32:
                word >>= 32 - k
            result |= word << shift
            shift += 32
            k -= 32
        return result

    def randbytes(self, n):
        """Generate n random bytes."""
        return self.getrandbits(n * 8).to_bytes(n, "little")

    def _randbelow_with_getrandbits(self, n):
        bits = n.bit_length()
        result = self.getrandbits(bits)
        while result >= n:
            result = self.getrandbits(bits)
        return result

    def _randbelow_without_getrandbits(self, n, maxsize=1 << BPF):
        if n >= maxsize:
            from warnings import warn
            warn(
                "Underlying random() generator does not supply \n"
                "enough bits to choose from a population range this large.\n"
                "To remove the range limitation, add a getrandbits() method.")
            return _floor(self.random() * n)
        # what is beyond the last full turn would make small numbers likelier
        limit = (maxsize - maxsize % n) / maxsize
        result = self.random()
        while result >= limit:
            result = self.random()
        return _floor(result * maxsize) % n

    _randbelow = _randbelow_with_getrandbits

    def randrange(self, start, stop=None, step=_ONE):
        """Choose a random item from range(stop) or range(start, stop[, step])."""
        start = _index(start)
        if stop is None:
            if step is not _ONE:
                raise TypeError("Missing a non-None stop argument")
            if start > 0:
                return self._randbelow(start)
            raise ValueError("empty range for randrange()")
        stop = _index(stop)
        width = stop - start
        step = _index(step)
        if step == 1:
            if width > 0:
                return start + self._randbelow(width)
            raise ValueError(f"empty range in randrange({start}, {stop})")
        if step == 0:
            raise ValueError("zero step for randrange()")
        count = (width + step + (-1 if step > 0 else 1)) // step
        if count <= 0:
            raise ValueError(f"empty range in randrange({start}, {stop}, {step})")
        return start + step * self._randbelow(count)

    def randint(self, a, b):
        """Return random integer in range [a, b], including both end points."""
        return self.randrange(a, b + 1)

    # choices

    def choice(self, seq):
        """Choose a random element from a non-empty sequence."""
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._randbelow(len(seq))]

    def shuffle(self, x):
        """Shuffle list x in place, and return None."""
        below = self._randbelow
        for i in range(len(x) - 1, 0, -1):
            j = below(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        """Choose k unique random elements from a population sequence.

        With counts, the population is as if each element were repeated that
        often.  The population keeps its order; the sample is in the order of
        selection.
        """
        from _collections_abc import Sequence
        if not isinstance(population, Sequence):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        n = len(population)
        if counts is not None:
            sums = list(_accumulate(counts))
            if len(sums) != n:
                raise ValueError("The number of counts does not match the population")
            total = sums.pop() if sums else 0
            if not isinstance(total, int):
                raise TypeError("Counts must be integers")
            if total < 0:
                raise ValueError("Counts must be non-negative")
            return [population[_bisect(sums, s)] for s in self.sample(range(total), k=k)]
        below = self._randbelow
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        # a list of all, or a set of those taken: whichever is smaller
        size = 21
        if k > 5:
            size += 4 ** _ceil(_log(k * 3, 4))
        if n <= size:
            pool = list(population)
            result = []
            for left in range(n, n - k, -1):
                j = below(left)
                result.append(pool[j])
                pool[j] = pool[left - 1]
            return result
        taken = set()
        result = []
        for _ in range(k):
            j = below(n)
            while j in taken:
                j = below(n)
            taken.add(j)
            result.append(population[j])
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        """Return a k sized list of population elements chosen with replacement."""
        random = self.random
        n = len(population)
        if cum_weights is None:
            if weights is None:
                n += 0.0
                return [population[_floor(random() * n)] for _ in _repeat(None, k)]
            try:
                cum_weights = list(_accumulate(weights))
            except TypeError:
                if not isinstance(weights, int):
                    raise
                k = weights
                raise TypeError(f"The number of choices must be a keyword argument: {k=}") from None
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        if not _isfinite(total):
            raise ValueError("Total of weights must be finite")
        last = n - 1
        return [population[_bisect(cum_weights, random() * total, 0, last)] for _ in _repeat(None, k)]

    # distributions

    def uniform(self, a, b):
        """Get a random number in the range [a, b) or [a, b] depending on rounding."""
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        """Triangular distribution between low and high, with its peak at mode."""
        u = self.random()
        try:
            c = 0.5 if mode is None else (mode - low) / (high - low)
        except ZeroDivisionError:
            return low
        if u > c:
            u, c, low, high = 1.0 - u, 1.0 - c, high, low
        return low + (high - low) * _sqrt(u * c)

    def normalvariate(self, mu=0.0, sigma=1.0):
        """Normal distribution: mu is the mean, sigma the standard deviation."""
        # the ratio of two uniform numbers, by Kinderman and Monahan
        random = self.random
        while True:
            u1 = random()
            u2 = 1.0 - random()
            z = NV_MAGICCONST * (u1 - 0.5) / u2
            if z * z / 4.0 <= -_log(u2):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        """Gaussian distribution: like normalvariate(), somewhat faster, in pairs."""
        z = self.gauss_next
        self.gauss_next = None
        if z is None:
            angle = self.random() * TWOPI
            radius = _sqrt(-2.0 * _log(1.0 - self.random()))
            z = _cos(angle) * radius
            self.gauss_next = _sin(angle) * radius
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        """Log normal distribution: the logarithm has a normal distribution."""
        return _exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd=1.0):
        """Exponential distribution: lambd is 1.0 divided by the desired mean."""
        return -_log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        """Circular data distribution: mu is the mean angle, kappa the concentration."""
        random = self.random
        if kappa <= 1e-6:
            return TWOPI * random()
        s = 0.5 / kappa
        r = s + _sqrt(1.0 + s * s)
        while True:
            z = _cos(_pi * random())
            d = z / (r + z)
            u = random()
            if u < 1.0 - d * d or u <= (1.0 - d) * _exp(d):
                break
        q = 1.0 / r
        f = (q + z) / (1.0 + q * z)
        if random() > 0.5:
            return (mu + _acos(f)) % TWOPI
        return (mu - _acos(f)) % TWOPI

    def gammavariate(self, alpha, beta):
        """Gamma distribution.  Not the gamma function!"""
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        random = self.random
        if alpha > 1.0:
            # Cheng's method
            ainv = _sqrt(2.0 * alpha - 1.0)
            bbb = alpha - LOG4
            ccc = alpha + ainv
            while True:
                u1 = random()
                if not 1e-7 < u1 < 0.9999999:
                    continue
                u2 = 1.0 - random()
                v = _log(u1 / (1.0 - u1)) / ainv
                x = alpha * _exp(v)
                z = u1 * u1 * u2
                r = bbb + ccc * v - x
                if r + SG_MAGICCONST - 4.5 * z >= 0.0 or r >= _log(z):
                    return x * beta
        if alpha == 1.0:
            return -_log(1.0 - random()) * beta
        # Ahrens and Dieter
        while True:
            b = (_e + alpha) / _e
            p = b * random()
            if p <= 1.0:
                x = p ** (1.0 / alpha)
            else:
                x = -_log((b - p) / alpha)
            u = random()
            if p > 1.0:
                if u <= x ** (alpha - 1.0):
                    break
            elif u <= _exp(-x):
                break
        return x * beta

    def betavariate(self, alpha, beta):
        """Beta distribution, with values between 0 and 1."""
        y = self.gammavariate(alpha, 1.0)
        return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0

    def paretovariate(self, alpha):
        """Pareto distribution.  alpha is the shape parameter."""
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        """Weibull distribution.  alpha is the scale, beta the shape parameter."""
        return alpha * (-_log(1.0 - self.random())) ** (1.0 / beta)

    def binomialvariate(self, n=1, p=0.5):
        """Binomial random variable: the number of successes in n trials of probability p."""
        if n < 0:
            raise ValueError("n must be non-negative")
        if p <= 0.0 or p >= 1.0:
            if p == 0.0:
                return 0
            if p == 1.0:
                return n
            raise ValueError("p must be in the range 0.0 <= p <= 1.0")
        random = self.random
        if n == 1:
            return _index(random() < p)
        if p > 0.5:
            return n - self.binomialvariate(n, 1.0 - p)
        if n * p < 10.0:
            return self._binomial_by_gaps(n, p)
        return self._binomial_by_rejection(n, p)

    def _binomial_by_gaps(self, n, p):
        # the trials between two successes, by Devroye
        x = y = 0
        c = _log2(1.0 - p)
        if not c:
            return x
        while True:
            y += _floor(_log2(self.random()) / c) + 1
            if y > n:
                return x
            x += 1

    def _binomial_by_rejection(self, n, p):
        # transformed rejection with squeeze (BTRS), by Hoermann
        random = self.random
        is_ready = False
        spread = _sqrt(n * p * (1.0 - p))
        b = 1.15 + 2.53 * spread
        a = -0.0873 + 0.0248 * b + 0.01 * p
        c = n * p + 0.5
        vr = 0.92 - 4.2 / b
        while True:
            u = random() - 0.5
            us = 0.5 - _fabs(u)
            k = _floor((2.0 * a / us + b) * u + c)
            if k < 0 or k > n:
                continue
            v = random()
            if us >= 0.07 and v <= vr:
                return k
            if not is_ready:
                alpha = (2.83 + 5.1 / b) * spread
                lpq = _log(p / (1.0 - p))
                m = _floor((n + 1) * p)
                h = _lgamma(m + 1) + _lgamma(n - m + 1)
                is_ready = True
            v *= alpha / (a / (us * us) + b)
            if _log(v) <= h - _lgamma(k + 1) - _lgamma(n - k + 1) + (k - m) * lpq:
                return k


class SystemRandom(Random):
    """Random numbers from the operating system: without a state, and not reproducible."""

    def random(self):
        """Get the next random number in the range 0.0 <= X < 1.0."""
        return (int.from_bytes(_os.urandom(7)) >> 3) * RECIP_BPF

    def getrandbits(self, k):
        """getrandbits(k) -> x.  Generates an int with k random bits."""
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        count = (k + 7) // 8
        return int.from_bytes(_os.urandom(count)) >> count * 8 - k

    def randbytes(self, n):
        """Generate n random bytes."""
        return _os.urandom(n)

    def seed(self, *args, **kwds):
        """Does nothing: there is no state."""

    def _notimplemented(self, *args, **kwds):
        raise NotImplementedError("System entropy source does not have state.")

    getstate = setstate = _notimplemented


# ---- the functions of the module are methods of one generator that nobody sees

_inst = Random()
seed = _inst.seed
random = _inst.random
uniform = _inst.uniform
triangular = _inst.triangular
randint = _inst.randint
choice = _inst.choice
randrange = _inst.randrange
sample = _inst.sample
shuffle = _inst.shuffle
choices = _inst.choices
normalvariate = _inst.normalvariate
lognormvariate = _inst.lognormvariate
expovariate = _inst.expovariate
vonmisesvariate = _inst.vonmisesvariate
gammavariate = _inst.gammavariate
gauss = _inst.gauss
betavariate = _inst.betavariate
binomialvariate = _inst.binomialvariate
paretovariate = _inst.paretovariate
weibullvariate = _inst.weibullvariate
getstate = _inst.getstate
setstate = _inst.setstate
getrandbits = _inst.getrandbits
randbytes = _inst.randbytes

if hasattr(_os, "fork"):
    # a child process gets numbers of its own
    _os.register_at_fork(after_in_child=_inst.seed)
