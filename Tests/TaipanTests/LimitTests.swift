// Limits: a script that reaches one is stopped, in time, and cannot help it.

import TaipanRuntime
import Testing

@testable import Taipan

/// What became of a script that was to be stopped.
private struct Outcome {
    var reason: StopReason?
    var output = ""
    var traceback = ""
    /// How long it ran.
    var time = Duration.zero
}

/// Runs a script under limits, in a thread of its own with room for deep recursion.
private func run(_ source: String, _ limits: Limits, prepare: (Taipan.Interpreter) -> Void = { _ in }) throws -> Outcome {
    let python = try Taipan.Interpreter(limits: limits, stdout: .capture)
    prepare(python)
    var outcome = Outcome()
    outcome.time = ContinuousClock().measure {
        do throws(PythonError) { try python.run(source, filename: "script.py") } catch {
            if case .limit(let limit) = error { outcome.traceback = limit.text }
        }
    }
    outcome.reason = python.core.budget.reason
    outcome.output = python.takeOutput()
    return outcome
}

/// No limits but those that are named.
private func only(_ change: (inout Limits) -> Void) -> Limits {
    var limits = Limits.unlimited
    change(&limits)
    return limits
}

@Suite(.serialized) struct LimitTests {
    // MARK: In time

    /// Scripts that never end by themselves.
    private static let endless: [String] = [
        "while True: pass",
        "while True:\n    try:\n        x = 1\n    except BaseException:\n        pass",
        "while True:\n    try:\n        while True: pass\n    except BaseException:\n        pass\n    finally:\n        continue",
        "def f():\n    while True:\n        yield 1\nfor x in f(): pass",
        "def f():\n    while True: pass\n    yield 1\nlist(f())",
        "class A:\n    def __eq__(self, other):\n        while True: pass\n[A() for _ in range(3)].index(A())",
        "class A:\n    def __lt__(self, other):\n        while True: pass\nsorted([A() for _ in range(30)])",
        "class A:\n    def __del__(self):\n        while True: pass\nA()\nprint('leaked')",
        "class A:\n    def __del__(self):\n        while True: pass\nx = [A()]\nx = None\nprint('leaked')",
        "import weakref\nclass A: pass\ndef f(r):\n    while True: pass\na = A()\nr = weakref.ref(a, f)\ndel a\nprint('leaked')",
        "import itertools\nsum(itertools.count())",
        "import itertools\nfor x in itertools.repeat(0): pass",
        "import itertools\nlist(itertools.filterfalse(lambda x: True, itertools.count()))",
        "import itertools\nany(itertools.repeat(0))",
        "import itertools\nmax(itertools.count())",
        "import itertools\nset(itertools.repeat(0))",
        "import itertools\n(-1) in itertools.count()",
        "import collections\ncollections.deque(iter(int, 1), 0)",
        "sum(range(10 ** 15))",
        "x = 3 ** (10 ** 8)",
        "x = 7\nwhile True: x = x * x",
        "x = 10 ** 5000\nwhile True: x ** 50",
        "str(7 ** 30_000_000 if True else 0)",
        "import sys\nsys.set_int_max_str_digits(0)\nstr(1 << 300_000_000)",
        "import math\nmath.factorial(10 ** 7)",
        "import math\nmath.comb(10 ** 7, 5 * 10 ** 6)",
        "pow(3, 1 << 20000, (1 << 20000) + 1)\nwhile True: pow(3, 1 << 20000, (1 << 20000) + 1)",
        "while True: 'x' * 1000000",
        "while True: [0] * 1000000",
        "s = 'a' * 1000000\nwhile True: s.count('aa')",
        "s = 'a' * 3000000\nwhile True: s.replace('a', 'bb')",
        "l = list(range(300000))\nwhile True: sorted(l, key=lambda x: -x)",
        "l = [str(i) for i in range(300000)]\nwhile True: ','.join(l)",
        "d = dict.fromkeys(range(300000))\nwhile True: d.copy()",
        "s = set(range(300000))\nwhile True: s | {1}",
        "l = list(range(300000))\nwhile True: repr(l)",
        "l = list(range(300000))\nwhile True: l == l[:]",
        "t = tuple(range(300000))\nwhile True: hash(t)",
        "b = bytearray(3000000)\nwhile True: b.find(b'x')",
        "import time\ntime.sleep(1e9)",
        "import time\nwhile True:\n    try:\n        time.sleep(1e9)\n    except BaseException:\n        pass",
        "import os\nr, w = os.pipe()\nos.read(r, 1)",
        "import os\nr, w = os.pipe()\nopen(r, 'rb').read()",
        "import os\nr, w = os.pipe()\nwhile True: os.write(w, b'x' * 65536)",
        "import select, os\nr, w = os.pipe()\nselect.select([r], [], [])",
        "import select, os\nr, w = os.pipe()\np = select.poll()\np.register(r)\np.unregister(r)\np.poll()",
        "import os\np = os.posix_spawn('/bin/sleep', ['sleep', '100'], {})\nos.waitpid(p, 0)",
        "import os\nos.system('exec sleep 100')",
        "import subprocess\nsubprocess.run(['sleep', '100'])",
        "import signal\nsignal.pause()",
        "import signal\nsignal.sigwait([signal.SIGUSR1])",
        "import signal, time\nsignal.pthread_sigmask(signal.SIG_BLOCK, range(1, 64))\ntime.sleep(1e9)",
        "import _thread\nl = _thread.allocate_lock()\nl.acquire()\nl.acquire()",
        "import os, tempfile\np = tempfile.mkdtemp() + '/f'\nos.mkfifo(p)\nopen(p)",
        "exec('while True: pass')",
        "eval('[x for x in iter(int, 1)]')",
        "def f(): f()\nwhile True:\n    try:\n        f()\n    except RecursionError:\n        pass",
        "class M(type):\n    def __getattr__(c, n):\n        while True: pass\nclass A(metaclass=M): pass\nA.x",
        "import contextlib\nwith contextlib.suppress(BaseException):\n    while True: pass\nprint('leaked')",
        "class C:\n    def __enter__(self): pass\n    def __exit__(self, *a):\n        print('leaked')\n        return True\nwith C():\n    while True: pass",
        "async def f():\n    while True: pass\nf().send(None)",
        "d = {}\nclass K:\n    def __hash__(self): return 1\n    def __eq__(self, o): return False\nfor i in iter(int, 1): d[K()] = 1",
        "print(*iter(int, 1))",
        "import copy\nl = []\nl.append(l)\nwhile True: copy.deepcopy(l)",
        "import functools\nfunctools.reduce(lambda a, b: a, iter(int, 1))",
        "list(map(lambda x: x, iter(int, 1)))",
        "'%s' % ([0] * 10 ** 7)",
        "def g():\n    try:\n        yield 1\n    finally:\n        while True: pass\nx = g()\nnext(x)\ndel x\nprint('leaked')",
        "import atexit\natexit.register(print, 'leaked')\nwhile True: pass",
    ]

    @Test(arguments: endless) func endsInTime(_ source: String) throws {
        let outcome = try run(source, only { $0.wallTime = .milliseconds(150); $0.memory = 1 << 30 })
        #expect(outcome.reason == .limit(.wallTime) || outcome.reason == .limit(.memory), "\(outcome.traceback)")
        #expect(outcome.time < .milliseconds(150 + 150), "\(source)")
        #expect(!outcome.output.contains("leaked"))
    }
}
