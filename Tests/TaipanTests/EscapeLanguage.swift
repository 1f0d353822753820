// Ways out by the language itself: modules, builtins, classes, frames, the collector, pickles, code objects, loaders.

extension EscapeAttempts {
    /// Each attempt is the body of a function; the comment behind it says what becomes of it.
    static let language = #"""
        return [type(o).__name__ for o in __import__('gc').get_objects() if type(o).__name__ in ('Host', 'Sandbox', 'Interpreter')]
        # GOT []
        import gc, io; return [o for o in gc.get_objects() if isinstance(o, io.FileIO)]
        # GOT []
        import gc; return [n for o in gc.get_objects() if isinstance(o, dict) for n in list(o) if isinstance(n, str) and 'LIM_' in n]
        # GOT []
        import gc; return gc.get_referents(os.open), gc.get_referrers(os.open) is not None and os.open('{base}/canary.txt', 0)
        # FileNotFoundError 2
        return [c('{base}/canary.txt').read() for c in object.__subclasses__() if c.__name__ == 'FileIO']
        # GOT []
        def walk(c):
            yield c
            for s in type.__subclasses__(c): yield from walk(s)
        found = set()
        for c in walk(object):
            if c.__name__ in ('FileIO', 'TextIOWrapper', 'FileLoader', 'SourceFileLoader', 'FileFinder'):
                for f in (lambda: c('{base}/canary.txt'), lambda: c('x', '{base}/canary.py').get_data('{base}/canary.txt')):
                    try: found.add(repr(f().read() if hasattr(f(), 'read') else f()))
                    except BaseException as e: found.add(type(e).__name__)
        return sorted(found)
        # GOT ['AttributeError', 'FileNotFoundError', 'ImportError', 'LookupError', 'TypeError']
        return [c for c in object.__subclasses__() if c.__name__ in ('Popen', 'socket', 'CDLL')]
        # GOT []
        return [f.__globals__['os'].open('{base}/canary.txt', 0) for f in [os.path.join]]
        # AttributeError 'builtin_function_or_method' object has no attribute '__globals__'
        return sys._getframe().f_builtins['open']('{base}/canary.txt')
        # FileNotFoundError 2
        return sys._getframe(1).f_globals['os'].open('{base}/canary.txt', 0)
        # FileNotFoundError 2
        f = sys._getframe()
        while f.f_back: f = f.f_back
        return 'CANARY' in str(f.f_globals), 'Swift' in str(f.f_globals), f.f_code.co_filename
        # GOT (False, False, '<string>')
        try: 1 / 0
        except ZeroDivisionError as e: return e.__traceback__.tb_frame.f_back.f_globals['os'].open('{base}/canary.txt', 0)
        # FileNotFoundError 2
        def g(): yield
        return g().gi_frame.f_builtins['open']('{base}/canary.txt')
        # FileNotFoundError 2
        return sys._current_frames() and [f.f_code.co_filename for f in sys._current_frames().values()][0]
        # GOT '<string>'
        return vars(__builtins__)['open']('{base}/canary.txt') if not isinstance(__builtins__, dict) else __builtins__['open']('{base}/canary.txt')
        # FileNotFoundError 2
        import builtins; builtins.open = lambda p, *a: io.open('{base}/canary.txt'); import io; return open('x')
        # FileNotFoundError 2
        import builtins; del builtins.open; import importlib; return importlib.reload(builtins) and builtins.open('{base}/canary.txt')
        # AttributeError module 'builtins' has no attribute 'open'
        return eval('open("{base}/canary.txt")', {{'__builtins__': {{}}}})
        # NameError name 'open' is not defined
        return eval('().__class__.__base__.__subclasses__()', {{'__builtins__': {{}}}}) is not None and os.listdir('{base}')
        # FileNotFoundError 2
        return getattr(os, 'op' + 'en')('{base}/canary.txt', 0)
        # FileNotFoundError 2
        return os.__dict__['open'].__call__('{base}/canary.txt', 0)
        # FileNotFoundError 2
        return type(os)('posix').__dict__.get('open'), sys.modules['posix'].open('{base}/canary.txt', 0)
        # FileNotFoundError 2
        sys.modules['posix'] = None; import posix
        # ModuleNotFoundError import of posix halted; None in sys.modules
        m = type(sys)('posix'); sys.modules['posix'] = m; import posix; return posix is m, os.open('{base}/canary.txt', 0)
        # FileNotFoundError 2
        for n in list(sys.modules): 
            if n not in ('sys', 'builtins'): del sys.modules[n]
        import os as o; return o.open('{base}/canary.txt', 0)
        # FileNotFoundError 2
        sys.path_hooks.clear(); sys.path_importer_cache.clear(); sys.path[:] = ['{base}']; import canary
        # ModuleNotFoundError No module named 'canary'
        os.symlink('{base}/canary.py', '/work/m.py'); sys.path.insert(0, '/work'); import m; return m.value
        # ModuleNotFoundError No module named 'm'
        os.symlink('{base}', '/work/p'); sys.path.insert(0, '/work/p'); import canary; return canary.value
        # ModuleNotFoundError No module named 'canary'
        open('/work/m.py', 'w').write('import os\nd = os.open("{base}/canary.txt", 0)'); sys.path.insert(0, '/work'); import m
        # FileNotFoundError 2
        import importlib.machinery as m, importlib.util as u
        s = u.spec_from_file_location('evil', '/data/evil.so', loader=m.ExtensionFileLoader('evil', '/data/evil.so'))
        return u.module_from_spec(s)
        # ImportError cannot load '/data/evil.so': extension modules are not supported by taipan
        import importlib.util as u; s = u.spec_from_file_location('evil', '/data/evil.so'); return u.module_from_spec(s)
        # AttributeError 'NoneType' object has no attribute 'loader'
        import _imp; return _imp.create_dynamic
        # ModuleNotFoundError No module named '_imp'
        import importlib.machinery as m; return m.EXTENSION_SUFFIXES
        # GOT []
        open('/work/evil.so', 'wb').write(b'\x7fELF'); sys.path.insert(0, '/work'); import evil
        # ModuleNotFoundError No module named 'evil'
        open('/work/evil.cpython-313-x86_64-linux-gnu.so', 'wb').write(b'\x7fELF'); sys.path.insert(0, '/work'); import evil
        # ModuleNotFoundError No module named 'evil'
        import ctypes.util
        # ModuleNotFoundError No module named 'ctypes'
        import _posixsubprocess; return _posixsubprocess.fork_exec
        # ModuleNotFoundError No module named '_posixsubprocess'
        import _socket
        # ModuleNotFoundError No module named '_socket'
        import pty; return pty.spawn('/bin/sh')
        # ModuleNotFoundError No module named 'pty'
        import pickle; return pickle.loads(b"cposix\nopen\n(S'{base}/canary.txt'\nI0\ntR.")
        # FileNotFoundError 2
        import pickle; return pickle.loads(b"csubprocess\nPopen\n((lS'cat'\naS'{base}/canary.txt'\natR.")
        # PermissionError 1
        import pickle; return pickle.loads(b"cimportlib\nimport_module\n(S'ctypes'\ntR.")
        # ModuleNotFoundError No module named 'ctypes'
        import pickle; return pickle.loads(b"cbuiltins\nexec\n(S'open(\"{base}/made.txt\", \"w\")'\ntR.")
        # FileNotFoundError 2
        import pickle
        class R:
            def __reduce__(self): return (os.remove, ('{base}/canary.txt',))
        return pickle.loads(pickle.dumps(R()))
        # FileNotFoundError 2
        import pickle
        try: return pickle.dumps(open('/data/in.txt'))
        except TypeError as e: return str(e)[:13]
        # GOT 'cannot pickle'
        import pickle; return pickle.dumps(sys._getframe())
        # TypeError cannot pickle 'frame' object
        import copyreg; return copyreg.__newobj__(__import__('io').FileIO, '{base}/canary.txt').read()
        # ValueError I/O operation on closed file
        import copy
        try: return copy.copy(open('/data/in.txt'))
        except TypeError as e: return str(e)[:13]
        # GOT 'cannot pickle'
        c = (lambda: open('x')).__code__; f = type(lambda: 0)(c.replace(co_consts=tuple('{base}/canary.txt' if k == 'x' else k for k in c.co_consts)), globals()); return f()
        # NotImplementedError code.replace() changes names only: there is no bytecode
        return type((lambda: 0).__code__)(0, 0, 0, 0, 1, 67, b'\x00' * 100, (), (), (), 'x', 'x', 'x', 1, b'', b'')()
        # TypeError cannot create 'code' instances
        def f(): return open
        return f.__globals__['__builtins__'] and f()('{base}/canary.txt')
        # FileNotFoundError 2
        return exec(compile("import os\nos.open('{base}/canary.txt', 0)", '<frozen os>', 'exec'))
        # FileNotFoundError 2
        import runpy; return runpy.run_module('canary'), runpy.run_path('{base}/canary.py')
        # ImportError No module named canary
        import inspect
        exec(compile('def f(): pass', '{base}/canary.py', 'exec'), d := {{}}); return inspect.getsource(d['f'])
        # OSError could not get source code
        import linecache; linecache.lazycache('{base}/canary.py', {{'__name__': 'x', '__loader__': os.__loader__}}); return linecache.getlines('{base}/canary.py')
        # GOT []
        sys.stdout = open('{base}/made.txt', 'w')
        # FileNotFoundError 2
        sys.addaudithook(lambda *a: None); return open('{base}/canary.txt')
        # FileNotFoundError 2
        sys.settrace(lambda *a: None); return open('{base}/canary.txt')
        # NotImplementedError sys.settrace() with a function is not supported by taipan
        sys.excepthook = sys.unraisablehook = sys.displayhook = lambda *a: open('{base}/canary.txt'); raise ValueError
        # ValueError 
        sys.setprofile(lambda *a: None); return sys.getprofile() is not None, os.path.exists('{base}')
        # NotImplementedError sys.setprofile() with a function is not supported by taipan
        return sys.executable, sys.prefix, sys.base_prefix, sys.path, sys.argv, sys.orig_argv
        # GOT ('', '', '', [], [''], ['', ''])
        import platform; return platform.node(), platform.uname().release, platform.version(), platform.machine()
        # GOT ('taipan', '0', '', 'taipan')
        import uuid; return uuid.getnode() >> 40 & 1
        # GOT 1
        import time; os.environ['TZ'] = 'Asia/Tokyo'; time.tzset(); return time.tzname, time.timezone, time.mktime((1970, 1, 1, 0, 0, 0, 0, 0, 0))
        # GOT (('UTC', 'UTC'), 0, 0.0)
        import _thread; return _thread.get_native_id() != {pid}, os.getpid() != {pid}, os.getpgrp(), os.getppid()
        # GOT (True, True, 1, 0)
        return os.getpgid(0)
        # PermissionError 1
        return os.getresuid(), os.getresgid()
        # PermissionError 1
        return os.getgrouplist('root', 0)
        # PermissionError 1
        return os.getpriority(os.PRIO_PROCESS, 0)
        # PermissionError 1
        return os.sched_getaffinity(0)
        # PermissionError 1
        return os.sched_getscheduler(0)
        # PermissionError 1
        return os.getenvb(b'PATH'), os.environb, os.get_exec_path()
        # GOT (None, environ({}), ['/bin', '/usr/bin'])
        os.environ.clear(); os.environ['PATH'] = '/bin'; return os.popen('env').read()
        # PermissionError 1
        os.unsetenv('LIM_SECRET'); os.unsetenv('PATH'); return os.environ
        # GOT environ({})
        return os.path.expandvars('${{LIM_SECRET}}'), os.path.expanduser('~root'), os.path.expanduser('~nobody')
        # GOT ('${LIM_SECRET}', '~root', '~nobody')
        return os._exit(3)
        # ENDED exit status 3
        return os.abort()
        # ENDED exit status 134
        return sys.exit(3)
        # SystemExit 3
        import signal; return signal.alarm(1)
        # PermissionError 1
        import signal; return os.kill(os.getppid(), signal.SIGTERM)
        # PermissionError 1
        import time; return time.clock_gettime(-2)
        # OSError 22
        import time; return time.clock_gettime(6 | (~{pid} << 3))
        # OSError 22
        return os.sync()
        # PermissionError 1
        return os.initgroups('root', 0)
        # PermissionError 1
        return os.setresuid(0, 0, 0)
        # PermissionError 1
        return os.memfd_create('../../x') > 2
        # GOT True
        f = os.memfd_create('x'); os.write(f, b'#!/bin/sh\n'); return os.execve(f, ['x'], {{}})
        # PermissionError 1
        f = os.memfd_create('x'); return os.open('/proc/self/fd/%d' % f, 0), os.open('/proc/%d/fd/%d' % (os.getpid(), f), 0)
        # FileNotFoundError 2
        f = os.memfd_create('x'); return os.link('/proc/self/fd/%d' % f, '/work/x', follow_symlinks=True)
        # FileNotFoundError 2
        os.mknod('/work/n', 0o104755); return oct(os.stat('/work/n').st_mode)
        # GOT '0o100755'
        os.mknod('/work/n', 0o010000 | 0o6755); return oct(os.stat('/work/n').st_mode)
        # GOT '0o10755'
        return os.mknod('/work/n', 0o140755)
        # PermissionError 1
        f = os.open('/work/n', os.O_CREAT | os.O_WRONLY, 0o6755); return oct(os.fstat(f).st_mode)
        # GOT '0o100755'
        return os.setxattr('/work/own.txt', 'security.capability', bytes(20))
        # PermissionError 1
        return os.setxattr('/work/own.txt', 'trusted.x', b'1')
        # PermissionError 1
        return os.setxattr('/work/own.txt', 'system.posix_acl_access', b'1')
        # PermissionError 1
        f = os.open('/work/own.txt', 0); return os.setxattr(f, 'security.x', b'1')
        # PermissionError 1
        return os.removexattr('/work/own.txt', 'security.capability')
        # PermissionError 1
        os.mkfifo('/work/pipe'); return os.open('/work/pipe', os.O_WRONLY | os.O_NONBLOCK)
        # OSError 6
        f = os.open('/data/fifo', os.O_RDONLY | os.O_NONBLOCK); return os.read(f, 10)
        # GOT b''
        return os.open('/data/fifo', os.O_RDWR)
        # OSError 30
        """#
}
