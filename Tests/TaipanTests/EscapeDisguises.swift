// Ways out by paths that are not what they look like: very long, odd, changing while they are used, or handed to the library.

extension EscapeAttempts {
    /// Each attempt is the body of a function; the comment behind it says what becomes of it.
    static let disguises = #"""
        return open('/data/' + '../' * 1300 + 'etc/passwd')
        # FileNotFoundError 2
        return open('/data/' + '../' * 1400 + 'etc/passwd')
        # OSError 36
        return open('/data/' + 'sub/../' * 500 + '../canary.txt')
        # FileNotFoundError 2
        return open('/data/' + './' * 2000 + '../canary.txt')
        # FileNotFoundError 2
        return open('/data/' + '/' * 4000 + '../canary.txt')
        # FileNotFoundError 2
        return open('/data/' + 'x' * 256 + '/../../canary.txt')
        # OSError 36
        return open('/data/' + 'x' * 100000)
        # OSError 36
        return open('../' * 10 + '{base}/canary.txt')
        # FileNotFoundError 2
        return open('/data/..\x00/canary.txt')
        # ValueError embedded null byte
        return open(b'/data/in.txt\x00../canary.txt')
        # ValueError embedded null byte
        return os.stat('{base}\x00/data')
        # ValueError stat: embedded null character in path
        return open('/data/\udcff/../../canary.txt')
        # FileNotFoundError 2
        return open('/data/\ud800/../canary.txt')
        # UnicodeEncodeError 'utf-8' codec can't encode character '\ud800' in position 6: surrogates not allowed
        return open('/data/%2e%2e/canary.txt')
        # FileNotFoundError 2
        return open('/data/\uff0e\uff0e/canary.txt')
        # FileNotFoundError 2
        return open('/data/.. /canary.txt')
        # FileNotFoundError 2
        return open('/data/.../canary.txt')
        # FileNotFoundError 2
        return open('/data\\..\\canary.txt')
        # FileNotFoundError 2
        return open('~/canary.txt'), open('file://{base}/canary.txt')
        # FileNotFoundError 2
        return open('')
        # FileNotFoundError 2
        return open('/data/in.txt/')
        # NotADirectoryError 20
        return open('/data/in.txt/.')
        # NotADirectoryError 20
        return open('/data/in.txt/..')
        # NotADirectoryError 20
        return open('/data/link_up/')
        # IsADirectoryError 21
        return open('/data/link_abs/')
        # FileNotFoundError 2
        return open('/data/link_abs/..')
        # FileNotFoundError 2
        return open('/data/link_etc/../etc/passwd')
        # FileNotFoundError 2
        return open('/data/link_up/./link_up/../canary.txt')
        # FileNotFoundError 2
        return open('/data/sub/link/../../../canary.txt')
        # FileNotFoundError 2
        class P:
            n = 0
            def __fspath__(self):
                P.n += 1
                return '/work/own.txt' if P.n == 1 else '/data/in.txt'
        with open(P(), 'w') as f: f.write('x')
        return P.n, open('/data/in.txt').read()
        # GOT (1, 'inside')
        class P:
            n = 0
            def __fspath__(self):
                P.n += 1
                return ['/work/own.txt', '/work/new.txt', '{base}/canary.txt'][min(P.n, 3) - 1]
        return os.rename(P(), P()), P.n
        # GOT (None, 2)
        class P:
            def __fspath__(self):
                os.chdir('/work'); return 'own.txt'
        os.chdir('/data'); return open(P()).read()
        # GOT 'own'
        class P:
            def __fspath__(self): return '{base}\x00/../data/in.txt'
        return open(P())
        # ValueError embedded null byte
        class P:
            def __fspath__(self): return b'{base}/canary.txt'
        return open(P()).read()
        # FileNotFoundError 2
        class P:
            def __fspath__(self): return 3
        return open(P()).read()
        # TypeError expected P.__fspath__() to return str or bytes, not int
        class S(str):
            def __str__(self): return '{base}/canary.txt'
            def encode(self, *a): return b'{base}/canary.txt'
            def __fspath__(self): return '{base}/canary.txt'
            __repr__ = __format__ = lambda *a: '{base}/canary.txt'
        return open(S('/data/in.txt')).read(), os.stat(S('/data/in.txt')).st_size
        # GOT ('inside', 6)
        class B(bytes):
            def decode(self, *a): return '{base}/canary.txt'
            def __fspath__(self): return b'{base}/canary.txt'
        return open(B(b'/data/in.txt')).read()
        # GOT 'inside'
        return open(bytearray(b'{base}/canary.txt'))
        # TypeError expected str, bytes or os.PathLike object, not bytearray
        return os.open(memoryview(b'{base}/canary.txt'), 0)
        # TypeError open: path should be string, bytes or os.PathLike, not memoryview
        class M(int):
            def __or__(self, o): return 0
            def __and__(self, o): return 0
            __ror__ = __rand__ = __or__
        return os.open('/data/in.txt', M(os.O_WRONLY))
        # OSError 30
        class M:
            n = 0
            def __index__(self):
                M.n += 1
                return os.O_RDONLY if M.n == 1 else os.O_RDWR
        f = os.open('/data/in.txt', M()); return M.n, os.write(f, b'x')
        # OSError 9
        return os.open('/data/in.txt', os.O_RDONLY | os.O_RDWR | 0o3)
        # OSError 30
        return os.open('/data/in.txt', 3)
        # OSError 30
        return os.open('/data/in.txt', -1)
        # OSError 30
        return os.open('/data/in.txt', os.O_PATH | os.O_RDWR | os.O_TRUNC | os.O_CREAT) > 2, open('/data/in.txt').read()
        # GOT (True, 'inside')
        f = os.open('/data', os.O_PATH | os.O_DIRECTORY); return os.open('../canary.txt', 0, dir_fd=f)
        # FileNotFoundError 2
        f = os.open('/data/in.txt', os.O_PATH); return os.read(f, 9)
        # OSError 9
        f = os.open('/data/in.txt', os.O_PATH); return os.open('/proc/self/fd/%d' % f, os.O_RDWR)
        # FileNotFoundError 2
        f = os.open('/data/in.txt', os.O_PATH); return os.fchdir(f)
        # NotADirectoryError 20
        f = os.open('/data', os.O_PATH); os.fchdir(f); os.chdir('..'); return sorted(os.listdir('.'))
        # GOT ['data', 'over', 'tmp', 'work']
        f = os.dup(os.open('/data/sub', os.O_RDONLY)); return os.stat('../../canary.txt', dir_fd=f)
        # FileNotFoundError 2
        f = os.open('/data/sub', os.O_RDONLY); os.closerange(3, 1000); return os.stat('in2.txt', dir_fd=f)
        # OSError 9
        f = os.open('..', os.O_RDONLY, dir_fd=os.open('/data', os.O_RDONLY)); return sorted(os.listdir(f))
        # GOT ['data', 'over', 'tmp', 'work']
        f = os.open('/', os.O_RDONLY); return os.open('..{base}/canary.txt', 0, dir_fd=f)
        # FileNotFoundError 2
        f = os.open('/', os.O_RDONLY); os.fchdir(f); return open('..{base}/canary.txt')
        # FileNotFoundError 2
        return os.path.realpath('/data/link_rel'), os.path.realpath('/data/link_up'), os.path.realpath('..')
        # GOT ('/canary.txt', '/', '/')
        return os.path.realpath('/data/link_abs', strict=True)
        # FileNotFoundError 2
        return os.path.samefile('/data/link_up', '/'), os.path.sameopenfile(0, 0)
        # GOT (True, True)
        return os.path.getsize('{base}/canary.txt')
        # FileNotFoundError 2
        return os.path.ismount('/data'), os.path.islink('/data/link_abs'), os.path.isfile('/data/link_abs')
        # GOT (True, True, False)
        import glob; return sorted(glob.glob('/data/../../*')), sorted(glob.glob('/data/link_up/*')), glob.glob('../canary*', root_dir='/data')
        # GOT (['/data/../../data', '/data/../../over', '/data/../../tmp', '/data/../../work'], ['/data/link_up/data', '/data/link_up/over', '/data/link_up/tmp', '/data/link_up/work'], [])
        from itertools import islice
        return {f for _, ds, fs in islice(os.walk('/data', followlinks=True), 100) for f in fs} & {'canary.txt', 'passwd'}
        # GOT set()
        return sorted(n for _, ds, fs, _ in os.fwalk('/..') for n in ds + fs if 'canary' in n)
        # GOT []
        import shutil; return shutil.copy('{base}/canary.txt', '/work/x')
        # FileNotFoundError 2
        import shutil; return shutil.copytree('/data/link_up/..{base}', '/work/t')
        # FileNotFoundError 2
        import shutil; shutil.copytree('/data', '/work/t', symlinks=True, ignore=lambda d, n: ['fifo']); return open('/work/t/link_rel').read()
        # FileNotFoundError 2
        import shutil; os.symlink('{base}', '/work/l'); return shutil.move('/work/own.txt', '/work/l')
        # GOT '/work/l'
        import shutil; os.symlink('{base}', '/work/l'); return shutil.copyfile('/work/own.txt', '/work/l/canary.txt')
        # FileNotFoundError 2
        import shutil; os.symlink('{base}/canary.txt', '/work/l'); return shutil.copyfile('/work/own.txt', '/work/l')
        # FileNotFoundError 2
        import shutil; os.symlink('{base}', '/work/l'); shutil.rmtree('/work/l')
        # FileNotFoundError 2
        import shutil; os.mkdir('/work/d'); os.symlink('{base}', '/work/d/l'); shutil.rmtree('/work/d'); return os.listdir('/work')
        # GOT ['own.txt']
        import shutil; return shutil.chown('{base}/canary.txt', 1, 1)
        # FileNotFoundError 2
        import shutil; return shutil.copystat('/data/in.txt', '{base}/canary.txt')
        # FileNotFoundError 2
        import tempfile; return tempfile.mkstemp(dir='{base}')
        # FileNotFoundError 2
        import tempfile; return tempfile.mkstemp(prefix='../../', dir='/work')[1].count('..'), os.listdir('/')
        # OSError 30
        import tempfile; os.symlink('{base}', '/work/l'); return tempfile.NamedTemporaryFile(dir='/work/l')
        # FileNotFoundError 2
        import tempfile; os.environ['TMPDIR'] = '{base}'; return tempfile.gettempdir()
        # GOT '/tmp'
        import tempfile; return tempfile.TemporaryDirectory(dir='/data/..')
        # OSError 30
        os.mkdir('/work/d'); os.symlink('{base}', '/work/l'); return os.rename('/work/d', '/work/l/d')
        # FileNotFoundError 2
        os.symlink('{base}', '/work/l'); return os.rename('/work/own.txt', '/work/l/canary.txt')
        # FileNotFoundError 2
        os.symlink('{base}', '/work/l'); return os.replace('/work/own.txt', '/work/l'), os.readlink('/work/l') if os.path.islink('/work/l') else open('/work/l').read()
        # GOT (None, 'own')
        os.symlink('{base}', '/work/l'); return os.link('/work/own.txt', '/work/l/hard')
        # FileNotFoundError 2
        os.symlink('{base}', '/work/l'); return os.symlink('x', '/work/l/new')
        # FileNotFoundError 2
        os.symlink('{base}', '/work/l'); return os.mkfifo('/work/l/new')
        # FileNotFoundError 2
        os.symlink('{base}', '/work/l'); return os.mknod('/work/l/new')
        # FileNotFoundError 2
        os.symlink('{base}', '/work/l'); return os.open('/work/l', os.O_TMPFILE | os.O_RDWR)
        # FileNotFoundError 2
        os.symlink('{base}/new', '/work/l'); return os.mkdir('/work/l')
        # FileExistsError 17
        os.symlink('{base}/new', '/work/l'); return os.mkdir('/work/l/')
        # FileNotFoundError 2
        os.symlink('{base}/inside', '/work/l'); return os.rmdir('/work/l/')
        # FileNotFoundError 2
        os.symlink('/data', '/work/l'); return os.rmdir('/work/l/sub/')
        # OSError 30
        os.symlink('/data/in.txt', '/work/l'); d = os.open('/work', 0)
        return os.link('l', 'h', src_dir_fd=d, dst_dir_fd=d, follow_symlinks=True)
        # OSError 18
        os.symlink('{base}/canary.txt', '/work/l'); d = os.open('/work', 0)
        return os.link('l', 'h', src_dir_fd=d, dst_dir_fd=d, follow_symlinks=True)
        # FileNotFoundError 2
        os.symlink('/over/in.txt', '/tmp/l'); d = os.open('/tmp', 0)
        return os.link('l', 'h', src_dir_fd=d, dst_dir_fd=d, follow_symlinks=True)
        # OSError 18
        os.symlink('/data/in.txt', '/work/l'); os.link('/work/l', '/work/h'); return open('/work/h', 'a')
        # OSError 30
        os.symlink('/data/in.txt', '/work/l'); return os.chmod('/work/l', 0)
        # OSError 30
        os.symlink('/data/in.txt', '/work/l'); return os.truncate('/work/l', 0)
        # OSError 30
        os.symlink('/data', '/work/l'); return os.mkdir('/work/l/new')
        # OSError 30
        os.symlink('/data', '/work/l'); os.chdir('/work/l'); return open('in.txt', 'w')
        # OSError 30
        for n in range(45): os.symlink('l%d' % (n + 1), '/work/l%d' % n)
        os.symlink('{base}/canary.txt', '/work/l45'); return open('/work/l0')
        # OSError 40
        os.symlink('x/' * 2000, '/work/l'); return open('/work/l')
        # FileNotFoundError 2
        os.symlink('/work/l/' * 40, '/work/l'); return open('/work/l')
        # OSError 40
        os.symlink('/proc/self/root{base}/canary.txt', '/work/l'); return open('/work/l')
        # FileNotFoundError 2
        os.symlink('/proc/{pid}/cwd', '/work/l'); return os.listdir('/work/l')
        # FileNotFoundError 2
        os.symlink('/dev/stdin', '/work/l'); return open('/work/l')
        # FileNotFoundError 2
        os.symlink('/dev/null', '/work/l'); return open('/work/l', 'w')
        # FileNotFoundError 2
        return os.replace('/work/own.txt', '/tmp')
        # OSError 18
        return os.replace('/work', '/work/x')
        # OSError 16
        return os.rename('/work', '/data')
        # OSError 18
        return os.rename('/work/.', '/work/x')
        # OSError 16
        return os.rename('/work/own.txt', '/work/..')
        # OSError 18
        return os.rmdir('/work')
        # OSError 22
        return os.rmdir('/work/.'), os.rmdir('/')
        # OSError 22
        return os.removedirs('/work')
        # OSError 22
        return os.unlink('/work')
        # IsADirectoryError 21
        return os.symlink('/data', '/work')
        # FileExistsError 17
        return os.link('/data', '/work/hard')
        # OSError 18
        return os.link('/work', '/work/hard')
        # PermissionError 1
        os.mkdir('/work/d'); return os.rename('/work/d', '/work/d/e')
        # OSError 22
        import shutil; return shutil.rmtree('/work'), os.listdir('/work')
        # OSError 22
        os.chmod('/work', 0o700); os.chdir('/work'); os.rename('own.txt', '../own.txt')
        # OSError 18
        os.makedirs('/work/a/b'); d = os.open('/work/a/b', 0); os.rename('/work/a/b', '/work/b'); os.rmdir('/work/a')
        return os.open('../../canary.txt', 0, dir_fd=d)
        # FileNotFoundError 2
        os.makedirs('/work/a/b/c'); os.chdir('/work/a/b/c'); os.rename('/work/a', '/work/x')
        return open('../../../../canary.txt')
        # FileNotFoundError 2
        os.mkdir('/work/a'); os.chdir('/work/a'); os.rmdir('/work/a'); return os.listdir('.'), open('x', 'w')
        # FileNotFoundError 2
        os.mkdir('/work/a'); d = os.open('/work/a', 0); os.rmdir('/work/a'); os.symlink('{base}', '/work/a')
        return os.listdir(d), os.stat('canary.txt', dir_fd=d)
        # FileNotFoundError 2
        os.mkdir('/work/a'); os.chdir('/work/a'); os.rename('/work/a', '/work/b'); os.symlink('{base}', '/work/a')
        return os.listdir('.'), os.getcwd(), open('canary.txt')
        # FileNotFoundError 2
        for n in range(300):
            os.mkdir('/work/d') if n == 0 else os.mkdir('d')
            os.chdir('/work/d' if n == 0 else 'd')
        return open('../' * 310 + 'canary.txt')
        # FileNotFoundError 2
        """#
}
