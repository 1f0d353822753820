// Scripts that never end by themselves, or not for a long time: loops in Python, loops in native code, and waiting. Blank lines
// separate them; what stands before a `#` alone is done first, and only the rest is stopped.

enum EndlessScripts {
    /// A script, and what is done before it.
    struct Script: Sendable, CustomStringConvertible {
        let preparation: String
        let loop: String
        var description: String { loop }
    }

    static let all: [Script] = [python, native, numbers, text, iterators, waiting].flatMap(parse)
    static let unprepared = [python, iterators, waiting].flatMap(parse).filter { $0.preparation.isEmpty }

    private static func parse(_ table: String) -> [Script] {
        var scripts: [Script] = []
        var parts = [""]
        for line in (table + "\n").split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.isEmpty {
                if let loop = parts.last, !loop.isEmpty {
                    scripts.append(Script(preparation: parts.count > 1 ? parts[0] : "", loop: repeated(loop)))
                }
                parts = [""]
            } else if line == "#" {
                parts.append("")
            } else {
                parts[parts.count - 1] += line + "\n"
            }
        }
        return scripts
    }

    /// The same over and over: how long one turn takes depends on the machine.
    private static func repeated(_ text: String) -> String {
        "while True:\n" + text.split(separator: "\n").map { "    \($0)\n" }.joined()
    }

    /// Loops that are written in Python, and code that tries to go on.
    static let python = #"""
        while True: pass

        for _ in iter(int, 1): pass

        n = 0
        while True: n += 1

        while True:
            try:
                x = 1
            except BaseException:
                pass

        while True:
            try:
                while True: pass
            except BaseException:
                pass
            finally:
                continue

        while True:
            try:
                while True: pass
            except:
                print('leaked')

        while True:
            try:
                while True: pass
            finally:
                print('leaked')

        def f():
            try:
                while True: pass
            finally:
                return f()
        f()

        def f():
            while True:
                yield 1
        for x in f(): pass

        def f():
            while True: pass
            yield 1
        list(f())

        def f():
            yield from f()
        while True:
            try: next(f())
            except RecursionError: pass

        def g():
            try:
                yield 1
            finally:
                while True: pass
        x = g()
        next(x)
        del x
        print('leaked')

        def g():
            while True:
                try: yield 1
                except BaseException: pass
        x = g()
        while True: next(x)

        class A:
            def __eq__(self, other):
                while True: pass
        [A() for _ in range(3)].index(A())

        class A:
            def __lt__(self, other):
                while True: pass
        sorted([A() for _ in range(30)])

        class A:
            def __eq__(self, other):
                while True: pass
            __lt__ = __eq__
        [(A(),), (A(),)].sort()

        class A:
            def __hash__(self):
                while True: pass
        {A(): 1}

        class A:
            def __del__(self):
                while True: pass
        A()
        print('leaked')

        class A:
            def __del__(self):
                while True: pass
        x = [A()]
        x = None
        print('leaked')

        class A:
            def __del__(self):
                A()
        A()
        while True: pass

        class A:
            def __repr__(self):
                while True: pass
        f'{A()!r}'

        class A:
            def __len__(self):
                while True: pass
        bool(A())

        class A:
            def __index__(self):
                while True: pass
        'x' * A()

        class A:
            def __getattribute__(self, name):
                while True: pass
        A().x

        class A:
            def __iter__(self): return self
            def __next__(self): return 1
        sum(A())

        class M(type):
            def __getattr__(c, n):
                while True: pass
        class A(metaclass=M): pass
        A.x

        class D:
            def __set_name__(self, owner, name):
                while True: pass
        class A: d = D()

        import weakref
        class A: pass
        def f(r):
            while True: pass
        a = A()
        r = weakref.ref(a, f)
        del a
        print('leaked')

        import contextlib
        with contextlib.suppress(BaseException):
            while True: pass
        print('leaked')

        class C:
            def __enter__(self): pass
            def __exit__(self, *a):
                print('leaked')
                return True
        with C():
            while True: pass

        async def f():
            while True: pass
        f().send(None)

        exec('while True: pass')

        eval('[x for x in iter(int, 1)]')

        [x for x in iter(int, 1)]

        {x: 1 for x in iter(int, 1)}

        def f(): f()
        while True:
            try:
                f()
            except RecursionError:
                pass

        import atexit
        atexit.register(print, 'leaked')
        while True: pass

        import sys
        sys.excepthook = print
        sys.unraisablehook = print
        while True: pass

        import gc
        class A: pass
        while True:
            a = A()
            a.a = a
            gc.collect()

        while True: exec('x = 1')

        while True: compile('x = 1\n' * 2000, 'x', 'exec')

        source = 'x = [1, 2, (3, 4)]\n' * 1000000
        #
        compile(source, 'x', 'exec')

        while True: print('x' * 100)

        while True: print('x', end='', flush=True)

        print(*iter(int, 1))

        while True:
            class A: pass

        d = {}
        class K:
            def __hash__(self): return 1
            def __eq__(self, o): return False
        for i in iter(int, 1): d[K()] = 1

        import copy
        l = []
        l.append(l)
        while True: copy.deepcopy(l)

        import pickle
        l = [[i] for i in range(500000)]
        #
        while True: pickle.dumps(l)

        import re
        re.match('(a*)*b', 'a' * 40)

        import re
        re.match(r'(.*)*\1x', 'a' * 50)

        import re
        while True: re.sub('a', 'b', 'a' * 100_000)

        import re
        re.findall('x*', 'y' * 100_000_000)

        import re
        re.findall('(x+x+)+y', 'x' * 100)

        import re
        while True: re.search('a.*b.*c.*d.*e.*f', 'abcde' * 2000)

        import re
        re.compile('(?:' * 50 + 'a' + ')*' * 50 + 'b').match('a' * 40)

        import re
        re.fullmatch(r'(\w+\s?)*', 'word ' * 20 + '!')

        import re
        s = 'a' * 300_000_000
        #
        while True: re.search('b', s)

        import re
        s = 'a' * 30_000_000
        #
        while True: re.split('', s)

        def f(a=[]):
            a.append(a)
            str(a)
        while True: f()
        """#

    /// Containers.
    static let native = #"""
        while True: [0] * 1000000

        [0] * 100_000_000

        (0,) * 100_000_000

        a = [[]] * 10_000_000
        #
        a * 8

        l = [0] * 1000
        #
        l *= 100_000

        l = list(range(300000))
        #
        while True: sorted(l, key=lambda x: -x)

        l = list(range(300000))
        #
        while True: repr(l)

        l = [0] * 5_000_000
        #
        '%s' % l

        l = [0.5] * 5_000_000
        #
        repr(l)

        d = dict.fromkeys(range(3_000_000))
        #
        str(d)

        s = set(range(3_000_000))
        #
        str(s)

        l = list(range(3_000_000))
        #
        while True: l == l[:]

        l = [float(i) for i in range(3_000_000)]
        m = [float(i) for i in range(3_000_000)]
        #
        while True: l == m

        l = [[i] for i in range(1_000_000)]
        m = [[i] for i in range(1_000_000)]
        #
        while True: l == m

        l = [str(i) for i in range(1_000_000)]
        #
        while True: 'x' in l

        l = [0.5] * 10_000_000
        #
        while True: l.count(1)

        l = [0] * 10_000_000
        #
        while True: l.index(7) if 7 in l else 0

        l = [0] * 10_000_000
        #
        while True: l.reverse()

        l = [0] * 10_000_000
        #
        while True: l.copy()

        l = [[] for i in range(1_000_000)]
        #
        while True: l.copy()

        l = [0] * 10_000_000
        #
        while True: l[::2]

        l = [0] * 1_000_000
        #
        while True: l.insert(0, 1)

        l = [0] * 3_000_000
        #
        while True: l.remove(0) or l.append(0)

        l = [0] * 5_000_000
        #
        while True: l[1:2] = [1]

        l = [0] * 5_000_000
        #
        while True: tuple(l)

        t = tuple(range(3_000_000))
        #
        while True: hash(t)

        d = dict.fromkeys(range(3_000_000))
        #
        while True: d.copy()

        d = dict.fromkeys(range(3_000_000))
        #
        while True: dict(d)

        d = dict.fromkeys(range(1_000_000))
        e = dict.fromkeys(range(1_000_000))
        #
        while True: d == e

        d = dict.fromkeys(range(1_000_000))
        #
        while True: d | d

        d = dict.fromkeys(range(1_000_000))
        #
        while True: d.update(d.copy())

        d = dict.fromkeys(range(1_000_000))
        #
        while True: list(d.items())

        d = dict.fromkeys(range(1_000_000))
        #
        while True: 1 in d.values()

        d = dict.fromkeys(range(1_000_000))
        #
        while True: d.keys() & d.keys()

        s = set(range(3_000_000))
        #
        while True: s | {-1}

        s = set(range(3_000_000))
        #
        while True: s & s.copy()

        s = set(range(1_000_000))
        #
        while True: s == s.copy()

        s = set(range(1_000_000))
        #
        while True: s.isdisjoint(range(2_000_000, 3_000_000))

        s = set(range(1_000_000))
        #
        while True: frozenset(s)

        s = frozenset(range(1_000_000))
        #
        while True: hash(frozenset(s))

        dict.fromkeys(range(10 ** 15))

        set(range(10 ** 15))

        import collections
        collections.Counter(iter(int, 1))

        import collections
        d = collections.deque([0]) * 3_000_000
        #
        while True: d == d.copy()

        import collections
        d = collections.deque([0]) * 10_000_000
        #
        while True: d.rotate(4_999_999)

        import collections
        d = collections.deque([0]) * 10_000_000
        #
        while True: d.count(1)

        l = None
        for i in range(2_000_000): l = [l]
        #
        l = None
        while True: pass

        l = [[] for i in range(5_000_000)]
        #
        while True:
            m = [[] for i in range(1_000_000)]
            del m

        import gc
        l = [[] for i in range(3_000_000)]
        #
        while True: gc.collect()

        import gc
        l = [[] for i in range(2_000_000)]
        #
        while True: gc.get_objects()

        import bisect
        l = [0] * 5_000_000
        #
        while True: bisect.insort(l, -1)

        import heapq
        l = list(range(1_000_000, 0, -1))
        #
        while True: heapq.heapify(l[:])

        m = memoryview(bytes(100_000_000))
        #
        while True: m == m[:]

        m = memoryview(bytes(20_000_000))
        #
        while True: m.tolist()

        m = memoryview(bytes(50_000_000))
        #
        while True: m[::2].tobytes()

        range(10 ** 18).count(0.5)

        range(10 ** 18).index(0.5)

        0.5 in range(10 ** 15)

        '1' in range(10 ** 15)

        slice(None).indices(10 ** 5000)
        while True: slice(None).indices(10 ** 5000)
        """#

    /// Arithmetic.
    static let numbers = #"""
        sum(range(10 ** 15))

        sum([0.5] * 20_000_000)
        while True: sum([0.5] * 10_000_000)

        max(range(10 ** 15))

        x = 3 ** (10 ** 8)

        while True: 2 ** (10 ** 8)

        x = 7
        while True: x = x * x

        x = 7
        while True: x = x ** 3

        x = 10 ** 5000
        while True: x ** 50

        x = 1 << 100_000_000
        #
        while True: x + 1

        x = 1 << 100_000_000
        #
        while True: x >> 1

        x = 1 << 100_000_000
        #
        while True: x | 1

        x = (1 << 100_000_000) - 1
        #
        while True: -x

        x = 1 << 300_000_000
        #
        while True: x == x + 0

        x = 1 << 300_000_000
        #
        while True: hash(x)

        x = (1 << 300_000_000) - 1
        #
        while True: x.bit_count()

        x = (1 << 30_000_000) + 1
        y = (1 << 15_000_000) + 3
        #
        x // y

        x = (1 << 30_000_000) + 1
        y = (1 << 15_000_000) + 3
        #
        x % y

        x = (1 << 30_000_000) + 1
        #
        while True: x % 7

        x = (1 << 10_000_000) + 1
        #
        x / (x - 1)
        while True: x / (x - 1)

        x = 1 << 200_000_000
        #
        while True: x.to_bytes(30_000_000)

        b = bytes([1]) * 100_000_000
        #
        while True: int.from_bytes(b)

        str(7 ** 30_000_000 if True else 0)

        import sys
        sys.set_int_max_str_digits(0)
        str(1 << 300_000_000)

        import sys
        sys.set_int_max_str_digits(0)
        s = '7' * 50_000_000
        #
        int(s)

        s = 'f' * 200_000_000
        #
        while True: int(s, 16)

        x = 1 << 300_000_000
        #
        while True: hex(x)

        x = 1 << 300_000_000
        #
        while True: f'{x:x}'

        import math
        math.factorial(10 ** 7)

        import math
        math.comb(10 ** 7, 5 * 10 ** 6)

        import math
        math.perm(10 ** 8, 10 ** 7)

        import math
        math.isqrt(1 << 100_000_000)

        import math
        math.gcd(3 ** 5_000_000, 7 ** 4_000_000)

        import math
        x, y = (3 << 30_000_000) + 1, (7 << 30_000_000) + 3
        #
        math.gcd(x, y)

        import math
        math.lcm(*range(1, 10 ** 7))

        import math
        math.prod(range(1, 10 ** 9))

        import math
        l = [0.5] * 5_000_000
        #
        while True: math.fsum(l)

        import math
        l = [0.5] * 5_000_000
        #
        while True: math.sumprod(l, l)

        import math
        l = [0.5] * 5_000_000
        #
        while True: math.dist(l, l)

        pow(3, 1 << 20000, (1 << 20000) + 1)
        while True: pow(3, 1 << 20000, (1 << 20000) + 1)

        pow(3, -1, 2 ** 3_000_000 + 1)

        import os
        while True: os.urandom(100_000_000)
        """#

    /// Strings and bytes.
    static let text = #"""
        while True: 'x' * 1_000_000

        while True: 'x' * 300_000_000

        while True: 'ab' * 100_000_000

        while True: b'x' * 300_000_000

        while True: bytearray(10) * 30_000_000

        while True: bytes(500_000_000)

        while True: 'x'.ljust(500_000_000)

        while True: f'{1:20000000}'

        while True: '%20000000d' % 1

        while True: format(0.1, '.20000000f')

        while True: '%.20000000f' % 0.1

        while True: format(1 << 40000, ',d')

        s = 'a' * 300_000_000
        #
        while True: s.count('aa')

        s = 'a' * 300_000_000
        #
        while True: s.find('b')

        s = 'a' * 30_000_000
        #
        s.find('a' * 1000 + 'b' + 'a' * 1000)
        while True: s.find('a' * 1000 + 'b' + 'a' * 1000)

        s = 'a' * 100_000_000
        #
        while True: s.rfind('b')

        s = 'ä' * 100_000_000
        #
        while True: s.find('b')

        s = 'a' * 100_000_000
        #
        while True: s.replace('a', 'bb')

        s = 'a' * 300_000_000
        #
        while True: s.replace('b', 'cc')

        s = 'a' * 100_000_000
        #
        while True: s.replace('a', 'b')

        s = 'a' * 100_000_000
        #
        while True: s.replace('', 'b')

        s = 'a,' * 20_000_000
        #
        while True: s.split(',')

        s = 'a ' * 20_000_000
        #
        while True: s.split()

        s = 'a\n' * 20_000_000
        #
        while True: s.splitlines()

        s = 'a,' * 20_000_000
        #
        while True: s.rsplit(',')

        s = 'a' * 300_000_000
        #
        while True: s.split(',')

        s = 'a' * 300_000_000
        #
        while True: s.partition('b')

        s = ' ' * 300_000_000
        #
        while True: s.strip()

        s = 'a' * 100_000_000
        #
        while True: s.upper()

        s = 'ß' * 30_000_000
        #
        while True: s.upper()

        s = 'a' * 100_000_000
        #
        while True: s.swapcase()

        s = 'ä' * 30_000_000
        #
        while True: s.casefold()

        s = 'a b' * 30_000_000
        #
        while True: s.title()

        s = 'a' * 50_000_000
        #
        while True: s.translate({97: 'b'})

        s = '\t' * 50_000_000
        #
        while True: s.expandtabs()

        s = '1' * 300_000_000
        #
        while True: s.zfill(400_000_000)

        s = 'a' * 300_000_000
        #
        while True: s.isalpha()

        s = 'ä' * 100_000_000
        #
        while True: s.isalpha()

        s = 'a' * 500_000_000
        #
        while True: s.isascii()

        s = 'a' * 300_000_000
        #
        while True: s[::2]

        s = 'a' * 300_000_000
        #
        while True: s[::-1]

        s = 'a' * 300_000_000
        #
        while True: s + 'b'

        s = 'a' * 100_000_000
        #
        while True: s + 'ä€'

        s = 'a' * 100_000_000
        #
        while True: list(s)

        s = 'a' * 300_000_000
        t = 'a' * 300_000_000
        #
        while True: s == t

        s = 'a' * 300_000_000
        t = 'a' * 300_000_000
        #
        while True: s < t

        s = 'a' * 300_000_000
        #
        while True: hash(s + 'a')

        s = 'a' * 100_000_000
        #
        while True: repr(s)

        s = 'ä' * 30_000_000
        #
        while True: ascii(s)

        s = 'ä' * 50_000_000
        #
        while True: s.encode()

        s = 'a' * 300_000_000
        #
        while True: s.encode()

        s = 'ä' * 30_000_000
        #
        while True: s.encode('ascii', 'xmlcharrefreplace')

        s = 'ä' * 30_000_000
        #
        while True: s.encode('utf-16')

        b = 'ä'.encode() * 30_000_000
        #
        while True: b.decode()

        b = b'\xff' * 30_000_000
        #
        while True: b.decode('utf-8', 'replace')

        b = b'a' * 300_000_000
        #
        while True: b.decode()

        b = b'a' * 100_000_000
        #
        while True: b.hex()

        s = '61' * 50_000_000
        #
        while True: bytes.fromhex(s)

        b = b'a' * 100_000_000
        #
        while True: repr(b)

        b = b'a' * 300_000_000
        #
        while True: b.count(b'aa')

        b = bytearray(300_000_000)
        #
        while True: b.find(b'x')

        b = b'a' * 100_000_000
        #
        while True: b.replace(b'a', b'bb')

        b = b'a' * 100_000_000
        #
        while True: b.translate(bytes(256))

        b = b'a' * 100_000_000
        #
        while True: b.upper()

        b = b'a,' * 10_000_000
        #
        while True: b.split(b',')

        b = bytearray(300_000_000)
        #
        while True: b.reverse()

        b = bytearray(100_000_000)
        #
        while True: b[::2] = b[::2]

        b = bytearray(300_000_000)
        #
        while True: del b[0:1]; b.append(1); b.insert(0, 1)

        b = bytes(300_000_000)
        #
        while True: b == bytearray(b)

        b = bytes(300_000_000)
        #
        while True: bytes(b[1:])

        while True: bytes(range(256)) * 1_000_000

        bytes(iter(int, 1))

        bytearray(iter(int, 1))

        l = [str(i) for i in range(3_000_000)]
        #
        while True: ','.join(l)

        l = ['x' * 1000] * 500_000
        #
        while True: ''.join(l)

        l = [b'x' * 1000] * 500_000
        #
        while True: b''.join(l)

        l = ['a' * 1000] * 300_000
        #
        '%s' % l

        '%s' % ([0] * 10 ** 6 * 5)

        s = '%s' * 3_000_000
        t = (1,) * 3_000_000
        #
        while True: s % t

        s = '{}' * 3_000_000
        t = (1,) * 3_000_000
        #
        while True: s.format(*t)

        import io
        s = io.StringIO('a\n' * 30_000_000)
        #
        while True: s.seek(0); s.readlines()

        import io
        s = io.StringIO()
        while True: s.write('x' * 1_000_000); s.seek(0); s.getvalue()

        import io
        s = io.BytesIO(b'a' * 300_000_000)
        #
        while True: s.seek(0); s.read()

        import io
        s = io.BytesIO(b'a\n' * 20_000_000)
        #
        while True: s.seek(0); s.readlines()

        import string
        s = 'a' * 10_000_000
        #
        while True: s.translate(str.maketrans('a', 'b'))

        import textwrap
        textwrap.wrap('a ' * 3_000_000)

        import struct
        b = bytes(40_000_000)
        #
        while True: struct.unpack('40000000b', b)

        import fnmatch
        fnmatch.fnmatch('a' * 200, '*a' * 30 + 'b')
        while True: fnmatch.fnmatch('a' * 200, '*a' * 30 + 'b')
        """#

    /// Iterators that are written in native code, one within the other.
    static let iterators = #"""
        import itertools
        sum(itertools.count())

        import itertools
        sum(itertools.repeat(0))

        import itertools
        all(itertools.count(1))

        any(iter(int, 1))

        import itertools
        any(itertools.repeat(0))

        import itertools
        ''.join(itertools.repeat('x'))

        import itertools
        ''.join(itertools.repeat(''))

        import itertools
        b''.join(itertools.repeat(b''))

        import itertools
        collections = __import__('collections')
        collections.deque(itertools.count(), 0)

        import collections
        collections.deque(iter(int, 1), 0)

        import itertools
        max(itertools.cycle([1, 2]))

        import itertools
        min(itertools.count(), key=lambda x: -x)

        import itertools
        max(itertools.count())

        import itertools
        for x in itertools.repeat(0): pass

        import itertools
        list(itertools.filterfalse(lambda x: True, itertools.count()))

        import itertools
        next(filter(None, itertools.repeat(0)))

        import itertools
        next(itertools.filterfalse(None, itertools.repeat(1)))

        import itertools
        next(itertools.dropwhile(bool, itertools.repeat(1)))

        import itertools
        next(itertools.compress(itertools.repeat(1), itertools.repeat(0)))

        import itertools
        next(itertools.islice(itertools.count(), 10 ** 15, None))

        import itertools
        sum(itertools.chain.from_iterable(itertools.repeat((0,))))

        import itertools
        next(itertools.chain.from_iterable(itertools.repeat(())))

        import itertools
        next(k for k, g in itertools.groupby(itertools.repeat(1)) if k != 1)

        import itertools
        sum(itertools.accumulate(itertools.repeat(0)))

        import itertools
        for x in itertools.product(range(1000), repeat=6): pass

        import itertools
        sum(map(len, itertools.product(range(1000), repeat=6)))

        import itertools
        sum(map(len, itertools.permutations(range(50), 20)))

        import itertools
        sum(map(len, itertools.combinations(range(50), 20)))

        import itertools
        list(zip(itertools.count(), itertools.count()))[0]

        import itertools
        any(itertools.pairwise(itertools.repeat(0))) and max(itertools.pairwise(itertools.count()))

        import itertools
        sum(map(lambda x: 0, itertools.count()))

        import itertools
        sum(map(int, itertools.repeat('0')))

        import itertools
        sum(itertools.starmap(pow, itertools.repeat((1, 1))))

        import itertools
        max(enumerate(itertools.count()))

        max(zip(iter(int, 1), iter(int, 1)))

        import itertools
        set(itertools.repeat(0))

        import itertools
        frozenset(itertools.repeat(0))

        import itertools
        dict(itertools.repeat((0, 0)))

        import itertools
        {}.update(itertools.repeat((0, 0)))

        import itertools
        dict.fromkeys(itertools.repeat(0))

        import itertools
        (-1) in itertools.count()

        import itertools, operator
        operator.indexOf(itertools.repeat(0), 1)

        import itertools, operator
        operator.countOf(itertools.repeat(0), 1)

        import itertools
        set().issuperset(itertools.repeat(0)) or {0}.issuperset(itertools.repeat(0))

        import itertools
        {1}.isdisjoint(itertools.repeat(0))

        import itertools
        {1}.difference(itertools.repeat(0))

        import itertools
        {1}.intersection(itertools.repeat(0))

        import itertools
        {1}.difference_update(itertools.repeat(0))

        import itertools
        a, *b = itertools.repeat(0)

        import itertools
        def f(*a): pass
        f(*itertools.count())

        import itertools
        [].extend(itertools.repeat(0))

        import itertools
        l = []
        l[:] = itertools.count()

        import itertools
        tuple(itertools.count())

        import itertools, functools
        functools.reduce(lambda a, b: a, itertools.count())

        import itertools, functools, operator
        functools.reduce(operator.or_, itertools.repeat(0))

        list(map(lambda x: x, iter(int, 1)))

        import itertools, heapq
        heapq.nsmallest(1, itertools.repeat(0))

        import itertools, heapq
        sum(heapq.merge(itertools.repeat(0), itertools.repeat(0)))

        import itertools, math
        math.prod(itertools.repeat(1))

        import itertools, math
        math.fsum(itertools.repeat(0.0))

        import itertools, math
        math.sumprod(itertools.repeat(0.0), itertools.repeat(0.0))

        import itertools
        sum(reversed(range(10 ** 15)))

        import io
        io.StringIO().writelines(iter(str, 1))

        import itertools
        print(*itertools.repeat(''), sep='')

        import itertools
        next(itertools.takewhile(bool, itertools.count(1)))
        sum(itertools.takewhile(bool, itertools.repeat(1)))

        import itertools
        list(itertools.batched(itertools.count(), 10 ** 9))

        import itertools
        a, b = itertools.tee(itertools.count())
        sum(a)

        import operator, itertools
        sum(map(operator.itemgetter(0), itertools.repeat((0,))))

        sorted(iter(int, 1))

        reversed_list = list(reversed(range(10 ** 12)))
        """#

    /// Waiting for the system, and work that the system does.
    static let waiting = #"""
        import time
        time.sleep(1e9)

        import time
        while True:
            try:
                time.sleep(1e9)
            except BaseException:
                pass

        import os
        r, w = os.pipe()
        os.read(r, 1)

        import os
        r, w = os.pipe()
        open(r, 'rb').read()

        import os
        r, w = os.pipe()
        open(r).readline()

        import os
        r, w = os.pipe()
        while True: os.write(w, b'x' * 65536)

        import os
        r, w = os.pipe()
        os.readv(r, [bytearray(10)])

        import os
        r, w = os.pipe()
        r2, w2 = os.pipe()
        os.splice(r, w2, 100)

        import os, fcntl
        r, w = os.pipe()
        while True:
            try: os.read(r, 1)
            except BaseException: pass

        import select, os
        r, w = os.pipe()
        select.select([r], [], [])

        import select, os
        select.select([], [], [], 1e6)

        import select, os
        r, w = os.pipe()
        p = select.poll()
        p.register(r)
        p.unregister(r)
        p.poll()

        import select
        select.epoll().poll()

        import selectors, os
        r, w = os.pipe()
        s = selectors.DefaultSelector()
        s.register(r, selectors.EVENT_READ)
        s.select()

        import os
        p = os.posix_spawn('/bin/sleep', ['sleep', '100'], {})
        os.waitpid(p, 0)

        import os
        p = os.posix_spawn('/bin/sleep', ['sleep', '100'], {})
        os.wait()

        import os
        p = os.posix_spawn('/bin/sleep', ['sleep', '100'], {})
        os.waitid(os.P_PID, p, os.WEXITED)

        import os
        os.system('exec sleep 100')

        import subprocess
        subprocess.run(['sleep', '100'])

        import subprocess
        subprocess.check_output(['sleep', '100'])

        import subprocess
        subprocess.run(['sleep', '100'], timeout=90)

        import subprocess
        subprocess.Popen(['cat'], stdin=subprocess.PIPE, stdout=subprocess.PIPE).communicate(timeout=90)

        import subprocess
        subprocess.run('while :; do :; done', shell=True)

        import os
        os.popen('sleep 100').read()

        import signal
        signal.pause()

        import signal
        signal.sigwait([signal.SIGUSR1])

        import signal
        signal.sigtimedwait([signal.SIGUSR1], 1000)

        import signal, time
        signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 64))
        time.sleep(1e9)

        import _thread
        l = _thread.allocate_lock()
        l.acquire()
        l.acquire()

        import _thread
        l = _thread.allocate_lock()
        l.acquire()
        l.acquire(timeout=1e6)

        import os, tempfile
        p = tempfile.mkdtemp() + '/f'
        os.mkfifo(p)
        open(p)

        import os
        while True: sum(1 for _ in os.walk('/usr/lib'))

        import glob
        while True: glob.glob('/usr/**/*', recursive=True)

        import os
        while True: os.listdir('/usr/bin')

        import os
        while True: os.stat('/')

        f = open('/dev/zero', 'rb')
        #
        while True: f.read(300_000_000)

        f = open('/dev/zero', 'rb', buffering=0)
        #
        while True: f.read(300_000_000)

        import os
        f = os.open('/dev/zero', os.O_RDONLY)
        while True: os.read(f, 300_000_000)

        f = open('/dev/null', 'wb')
        b = bytes(300_000_000)
        #
        while True: f.write(b)

        for line in open('/dev/zero'): pass

        open('/dev/zero').read()

        import shutil
        shutil.copyfileobj(open('/dev/zero', 'rb'), open('/dev/null', 'wb'))

        import os
        while True: os.close(os.open('/dev/null', 0))

        import os
        while True: os.getcwd()

        import time
        while True: time.time()
        """#
}
