// Ways out by programs, signals, identities, the environment, and by the language itself.

extension EscapeAttempts {
    /// Each attempt is the body of a function; the comment behind it says what becomes of it.
    static let system = #"""
        return os.system('cat {base}/canary.txt > /tmp/x')
        # PermissionError 1
        return os.popen('cat {base}/canary.txt').read()
        # PermissionError 1
        import subprocess; return subprocess.run(['cat', '{base}/canary.txt'], capture_output=True)
        # PermissionError 1
        import subprocess; return subprocess.check_output('id', shell=True)
        # PermissionError 1
        return os.fork()
        # PermissionError 1
        return os.forkpty()
        # PermissionError 1
        return os.execv('/bin/cat', ['cat', '{base}/canary.txt'])
        # PermissionError 1
        return os.execvp('cat', ['cat', '{base}/canary.txt'])
        # PermissionError 1
        return os.execve(os.memfd_create('x'), ['x'], {{}})
        # PermissionError 1
        return os.spawnv(os.P_WAIT, '/bin/cat', ['cat', '{base}/canary.txt'])
        # PermissionError 1
        return os.posix_spawn('/bin/cat', ['cat'], {{}})
        # PermissionError 1
        return os.posix_spawnp('cat', ['cat'], {{}})
        # PermissionError 1
        return os.kill({pid}, 0)
        # PermissionError 1
        return os.kill({pid}, 9)
        # PermissionError 1
        return os.kill(1, 0)
        # PermissionError 1
        return os.kill(-1, 9)
        # PermissionError 1
        return os.kill(os.getpid(), 9)
        # PermissionError 1
        return os.killpg(0, 9)
        # PermissionError 1
        return os.waitpid(-1, 0)
        # PermissionError 1
        return os.getpid(), os.getppid()
        # GOT (1, 0)
        return os.getuid(), os.geteuid(), os.getgid(), os.getegid()
        # GOT (1000, 1000, 1000, 1000)
        return os.uname().nodename, os.uname().release
        # GOT ('taipan', '0')
        import platform; return platform.node()
        # GOT 'taipan'
        return os.getlogin()
        # GOT 'user'
        return os.getgroups()
        # GOT [1000]
        return os.getsid(0)
        # PermissionError 1
        return os.setuid(0)
        # PermissionError 1
        return os.seteuid(0)
        # PermissionError 1
        return os.setgid(0)
        # PermissionError 1
        return os.setgroups([0])
        # PermissionError 1
        return os.setsid()
        # PermissionError 1
        return os.setpgid(0, 0)
        # PermissionError 1
        return os.chroot('/')
        # PermissionError 1
        return os.unshare(os.CLONE_NEWNS)
        # PermissionError 1
        return os.setns(0, 0)
        # PermissionError 1
        return os.nice(1)
        # PermissionError 1
        return os.setpriority(os.PRIO_PROCESS, 0, 5)
        # PermissionError 1
        return os.sched_setaffinity(0, [0])
        # PermissionError 1
        return os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
        # PermissionError 1
        import time; return time.clock_settime(time.CLOCK_REALTIME, 0)
        # PermissionError 1
        import signal; return signal.signal(signal.SIGTERM, signal.SIG_IGN)
        # ValueError signal only works in main thread of the main interpreter
        import signal; return signal.raise_signal(9)
        # PermissionError 1
        import signal; return signal.pthread_kill(1, 9)
        # PermissionError 1
        import signal; return signal.setitimer(signal.ITIMER_REAL, 0.01)
        # itimer_error 1
        import signal; return signal.pthread_sigmask(signal.SIG_BLOCK, [2])
        # PermissionError 1
        return dict(os.environ)
        # GOT {}
        return os.getenv('PATH'), os.getenv('HOME'), os.getenv('LIM_SECRET')
        # GOT (None, None, None)
        return os.environb.get(b'LIM_SECRET')
        # GOT None
        os.environ['LIM_SECRET'] = 'changed'; os.putenv('LIM_SECRET', 'changed'); return os.environ['LIM_SECRET']
        # GOT 'changed'
        return os.path.expanduser('~'), os.path.expandvars('$LIM_SECRET')
        # GOT ('/', '$LIM_SECRET')
        os.umask(0o777); return os.umask(0)
        # GOT 511
        return os.openpty()
        # PermissionError 1
        return os.posix_openpt(os.O_RDWR)
        # PermissionError 1
        import pwd; return pwd.getpwuid(0)
        # KeyError 'getpwuid(): uid not found: 0'
        import pwd; return pwd.getpwall()
        # GOT [pwd.struct_passwd(pw_name='user', pw_passwd='x', pw_uid=1000, pw_gid=1000, pw_gecos='', pw_dir='/', pw_shell='')]
        import grp; return grp.getgrall()
        # GOT [grp.struct_group(gr_name='user', gr_passwd='x', gr_gid=1000, gr_mem=[])]
        import pwd; return pwd.getpwnam('root')
        # KeyError "getpwnam(): name not found: 'root'"
        import socket
        # ModuleNotFoundError No module named 'socket'
        import ctypes
        # ModuleNotFoundError No module named 'ctypes'
        import mmap
        # ModuleNotFoundError No module named 'mmap'
        import _ctypes
        # ModuleNotFoundError No module named '_ctypes'
        import resource
        # ModuleNotFoundError No module named 'resource'
        import multiprocessing
        # ModuleNotFoundError No module named 'multiprocessing'
        import io
        return [c for b in ().__class__.__base__.__subclasses__() if b.__name__ == '_IOBase' for s in b.__subclasses__() for c in s.__subclasses__() if c.__name__ == 'FileIO'][0]('{base}/canary.txt').read()
        # FileNotFoundError 2
        import io; return io.FileIO({fd}).read()
        # OSError 9
        import io; return io.FileIO('{base}/canary.txt', opener=lambda p, f: {fd}).read()
        # OSError 9
        import io; return io.open_code('{base}/canary.txt').read()
        # FileNotFoundError 2
        import _io; return _io.open('{base}/canary.txt').read()
        # FileNotFoundError 2
        import builtins; return builtins.open('/data/../canary.txt').read()
        # FileNotFoundError 2
        return __builtins__['open']('{base}/canary.txt') if isinstance(__builtins__, dict) else __builtins__.open('{base}/canary.txt')
        # FileNotFoundError 2
        return sys.modules['os'].open('{base}/canary.txt', 0)
        # FileNotFoundError 2
        import posix; return posix.open('{base}/canary.txt', 0)
        # FileNotFoundError 2
        import importlib; return importlib.reload(os).open('{base}/canary.txt', 0)
        # FileNotFoundError 2
        del sys.modules['os']; import os as again; return again.open('{base}/canary.txt', 0)
        # FileNotFoundError 2
        sys.modules.clear(); import os as again; return again.open('{base}/canary.txt', 0)
        # FileNotFoundError 2
        import gc; return [o for o in gc.get_objects() if isinstance(o, str) and 'CANARY' in o]
        # GOT []
        f = sys._getframe()
        while f: 
            if 'CANARY' in repr(f.f_globals) + repr(f.f_locals): return 'found'
            f = f.f_back
        # GOT None
        return exec("open('{base}/canary.txt').read()")
        # FileNotFoundError 2
        return eval("__import__('os').open('{base}/canary.txt', 0)")
        # FileNotFoundError 2
        return (lambda: 0).__globals__['__builtins__'] is not None and os.open.__self__.open('{base}/canary.txt', 0)
        # FileNotFoundError 2
        import codecs; return codecs.open('{base}/canary.txt').read()
        # FileNotFoundError 2
        import linecache; return linecache.getlines('{base}/canary.txt')
        # GOT []
        import linecache; return linecache.updatecache('{base}/canary.txt')
        # GOT []
        import runpy; return runpy.run_path('{base}/canary.txt')
        # FileNotFoundError 2
        import importlib.machinery as m; return m.SourceFileLoader('x', '{base}/canary.py').load_module()
        # FileNotFoundError 2
        import importlib.machinery as m
        return m.SourceFileLoader('x', '{base}/canary.py').get_data('{base}/canary.txt')
        # FileNotFoundError 2
        sys.path.insert(0, '{base}'); import canary
        # ModuleNotFoundError No module named 'canary'
        sys.path.insert(0, '/data/link_up'); import canary
        # ModuleNotFoundError No module named 'canary'
        sys.path.insert(0, '/data'); import evil
        # ModuleNotFoundError No module named 'evil'
        import importlib.util as u; return u.spec_from_file_location('x', '{base}/canary.py').loader.get_source('x')
        # FileNotFoundError 2
        import pickle; return pickle.loads(b"cos\nsystem\n(S'cat {base}/canary.txt'\ntR.")
        # PermissionError 1
        import pickle; return pickle.loads(b"cbuiltins\nopen\n(S'{base}/canary.txt'\ntR.").read()
        # FileNotFoundError 2
        import pickle; return pickle.loads(b"cbuiltins\neval\n(S'open(\"{base}/canary.txt\").read()'\ntR.")
        # FileNotFoundError 2
        import traceback
        try: exec(compile('1/0', '{base}/canary.txt', 'exec'), {{}})
        except ZeroDivisionError: return 'CANARY' in traceback.format_exc()
        # GOT False
        import warnings, contextlib, io
        s = io.StringIO()
        with contextlib.redirect_stderr(s): warnings.warn_explicit('w', UserWarning, '{base}/canary.txt', 1)
        return 'CANARY' in s.getvalue()
        # GOT False
        exec(compile('1/0', '{base}/canary.txt', 'exec'))
        # ZeroDivisionError division by zero
        import shutil; return shutil.disk_usage('{base}')
        # FileNotFoundError 2
        import shutil; return shutil.which('cat')
        # GOT None
        class P:
            def __fspath__(self): return '{base}/canary.txt'
        return open(P()).read()
        # FileNotFoundError 2
        class S(str): pass
        return open(S('{base}/canary.txt')).read()
        # FileNotFoundError 2
        class P:
            n = 0
            def __fspath__(self):
                P.n += 1
                return '/data/in.txt' if P.n == 1 else '{base}/canary.txt'
        return open(P()).read(), P.n
        # GOT ('inside', 1)
        import atexit; atexit.register(open, '{base}/made.txt', 'w'); return 'registered'
        # GOT 'registered'
        class A:
            def __del__(self): open('{base}/made.txt', 'w')
        sys.keep = A(); return 'kept'
        # GOT 'kept'
        return sys.stdout.buffer.raw.fileno()
        # UnsupportedOperation fileno
        return sys.__stdout__.buffer.raw.__class__.__name__
        # GOT 'HostStream'
        """#
}
