// Ways out by path: `..`, absolute paths, links, directories that move.

extension EscapeAttempts {
    /// Each attempt is the body of a function; the comment behind it says what becomes of it.
    static let paths = #"""
        return open('{base}/canary.txt').read()
        # FileNotFoundError 2
        return open('/data/../canary.txt').read()
        # FileNotFoundError 2
        return open('/data/../../canary.txt').read()
        # FileNotFoundError 2
        return open('/data/../../../../../../../../etc/passwd').read()
        # FileNotFoundError 2
        return open('/data/sub/../../canary.txt').read()
        # FileNotFoundError 2
        return open('../canary.txt').read()
        # FileNotFoundError 2
        return open('..//..//canary.txt').read()
        # FileNotFoundError 2
        return open('/../canary.txt').read()
        # FileNotFoundError 2
        return open('/data/./../{base}/canary.txt').read()
        # FileNotFoundError 2
        return open('/data//..//..//etc/passwd').read()
        # FileNotFoundError 2
        return open(b'/data/../canary.txt').read()
        # FileNotFoundError 2
        return open('/data/in.txt/../../canary.txt').read()
        # NotADirectoryError 20
        return open('/data/missing/../../canary.txt').read()
        # FileNotFoundError 2
        return open('/etc/passwd').read()
        # FileNotFoundError 2
        return open('/proc/self/environ').read()
        # FileNotFoundError 2
        return open('/proc/self/maps').read()
        # FileNotFoundError 2
        return open('/proc/1/root/etc/passwd').read()
        # FileNotFoundError 2
        return open('/proc/thread-self/root{base}/canary.txt').read()
        # FileNotFoundError 2
        return open('/dev/zero', 'rb').read(4)
        # FileNotFoundError 2
        return open('/data\x00/../canary.txt').read()
        # ValueError embedded null byte
        return sorted(os.listdir('/'))
        # GOT ['data', 'over', 'tmp', 'work']
        return sorted(os.listdir('..'))
        # GOT ['data', 'over', 'tmp', 'work']
        return sorted(os.listdir('/../..'))
        # GOT ['data', 'over', 'tmp', 'work']
        return sorted(os.listdir('/data/sub/../..'))
        # GOT ['data', 'over', 'tmp', 'work']
        return os.listdir('{base}')
        # FileNotFoundError 2
        return sorted(e.name for e in os.scandir('/data/..'))
        # GOT ['data', 'over', 'tmp', 'work']
        return sorted(n for _, ds, fs in os.walk('/..') for n in ds + fs if 'link' not in n)
        # GOT ['data', 'empty', 'empty', 'evil.so', 'evil.so', 'fifo', 'in.txt', 'in.txt', 'in2.txt', 'in2.txt', 'over', 'own.txt', 'sub', 'sub', 'tmp', 'work']
        return os.stat('{base}')
        # FileNotFoundError 2
        return os.stat('/data/../../..').st_ino == os.stat('/').st_ino
        # GOT True
        return os.path.exists('{base}/canary.txt'), os.path.lexists('{base}/canary.txt')
        # GOT (False, False)
        return os.access('{base}/canary.txt', os.F_OK), os.access('/etc/passwd', os.R_OK)
        # GOT (False, False)
        return os.path.realpath('/data/link_abs') == '{base}/canary.txt', os.path.isfile(os.path.realpath('/data/link_abs'))
        # GOT (True, False)
        os.chdir('/..'); return os.getcwd(), sorted(os.listdir('.'))
        # GOT ('/', ['data', 'over', 'tmp', 'work'])
        os.chdir('{base}'); return os.getcwd()
        # FileNotFoundError 2
        os.chdir('/data/sub'); os.chdir('../../..'); return os.getcwd()
        # GOT '/'
        import glob; return sorted(glob.glob('/data/../*')), glob.glob('{base}/*')
        # GOT (['/data/../data', '/data/../over', '/data/../tmp', '/data/../work'], [])
        return os.statvfs('{base}')
        # FileNotFoundError 2
        return os.pathconf('{base}', 'PC_NAME_MAX')
        # FileNotFoundError 2
        return os.getxattr('{base}/canary.txt', 'user.x')
        # FileNotFoundError 2
        return os.listxattr('{base}/canary.txt')
        # FileNotFoundError 2
        return open('/data/link_abs').read()
        # FileNotFoundError 2
        return open('/data/link_rel').read()
        # FileNotFoundError 2
        return open('/data/link_up/canary.txt').read()
        # FileNotFoundError 2
        return open('/data/link_etc/passwd').read()
        # FileNotFoundError 2
        return open('/data/link_proc/environ').read()
        # FileNotFoundError 2
        return open('/data/link_chain').read()
        # FileNotFoundError 2
        return open('/data/link_loop').read()
        # OSError 40
        return open('/data/link_dir/in2.txt').read()
        # GOT 'deeper'
        return sorted(os.listdir('/data/link_up'))
        # GOT ['data', 'over', 'tmp', 'work']
        return os.listdir('/data/link_etc')
        # FileNotFoundError 2
        return os.stat('/data/link_abs')
        # FileNotFoundError 2
        return os.stat('/data/link_root').st_ino == os.stat('/').st_ino
        # GOT True
        return sorted(os.listdir('/data/link_root'))
        # GOT ['data', 'over', 'tmp', 'work']
        return os.access('/data/link_abs', os.F_OK), os.path.exists('/data/link_rel')
        # GOT (False, False)
        os.chdir('/data/link_up'); return os.getcwd(), os.path.exists('canary.txt')
        # GOT ('/', False)
        return os.open('/data/link_abs', os.O_RDONLY | os.O_NOFOLLOW)
        # OSError 40
        return os.open('/data/link_abs', os.O_PATH)
        # FileNotFoundError 2
        return os.read(os.open('/data/link_abs', os.O_PATH | os.O_NOFOLLOW), 100)
        # OSError 9
        os.symlink('{base}/canary.txt', '/work/l'); return open('/work/l').read()
        # FileNotFoundError 2
        os.symlink('../canary.txt', '/work/l'); return open('/work/l').read()
        # FileNotFoundError 2
        os.symlink('../../../../../../../..{base}/canary.txt', '/work/l'); return open('/work/l').read()
        # FileNotFoundError 2
        os.symlink('{base}/made.txt', '/work/l'); return open('/work/l', 'w').write('x')
        # FileNotFoundError 2
        os.symlink('{base}/canary.txt', '/work/l'); return open('/work/l', 'a').write('x')
        # FileNotFoundError 2
        os.symlink('{base}/canary.txt', '/work/l'); return os.open('/work/l', os.O_CREAT | os.O_WRONLY)
        # FileNotFoundError 2
        os.symlink('/proc/self/fd/{fd}', '/work/l'); return open('/work/l').read()
        # FileNotFoundError 2
        os.symlink('/dev/fd/{fd}', '/work/l'); return open('/work/l').read()
        # FileNotFoundError 2
        os.symlink('/proc/self/cwd', '/work/l'); return sorted(os.listdir('/work/l'))
        # FileNotFoundError 2
        os.symlink('/', '/work/l'); return sorted(os.listdir('/work/l'))
        # GOT ['data', 'over', 'tmp', 'work']
        os.symlink('..', '/work/l'); return sorted(os.listdir('/work/l'))
        # GOT ['data', 'over', 'tmp', 'work']
        os.symlink('{base}', '/work/l'); return os.stat('/work/l/canary.txt')
        # FileNotFoundError 2
        os.symlink('{base}/canary.txt', '/work/l'); return os.chmod('/work/l', 0o777)
        # FileNotFoundError 2
        os.symlink('{base}/canary.txt', '/work/l'); return os.truncate('/work/l', 0)
        # FileNotFoundError 2
        os.symlink('{base}/canary.txt', '/work/l'); return os.utime('/work/l', (1, 1))
        # FileNotFoundError 2
        os.symlink('{base}/canary.txt', '/work/l'); return os.chown('/work/l', 1, 1)
        # FileNotFoundError 2
        os.symlink('{base}/canary.txt', '/work/l'); return os.setxattr('/work/l', 'user.x', b'1')
        # FileNotFoundError 2
        os.symlink('{base}/canary.txt', '/work/l'); return os.link('/work/l', '/work/h', follow_symlinks=True)
        # GOT None
        os.symlink('{base}', '/work/l'); return os.mkdir('/work/l/new')
        # FileNotFoundError 2
        os.symlink('{base}', '/work/l'); return os.rename('/work/l/canary.txt', '/work/stolen')
        # FileNotFoundError 2
        os.symlink('{base}', '/work/l'); return os.unlink('/work/l/canary.txt')
        # FileNotFoundError 2
        os.symlink('{base}', '/work/l'); return os.rmdir('/work/l/inside')
        # FileNotFoundError 2
        os.symlink('{base}/canary.txt', '/tmp/l'); return open('/tmp/l').read()
        # FileNotFoundError 2
        os.symlink('/data/in.txt', '/tmp/l'); return open('/tmp/l', 'w')
        # OSError 30
        os.mkdir('/tmp/d'); os.symlink('../../canary.txt', '/tmp/d/l'); return open('/tmp/d/l').read()
        # FileNotFoundError 2
        import shutil; return shutil.copyfile('/data/link_abs', '/tmp/x')
        # FileNotFoundError 2
        import shutil; return shutil.copytree('/data/link_etc', '/tmp/x')
        # FileNotFoundError 2
        import shutil; os.symlink('{base}', '/work/l'); return shutil.rmtree('/work/l/inside')
        # FileNotFoundError 2
        os.mkdir('/work/d')
        d = os.open('/work/d', os.O_RDONLY)
        os.rename('/work/d', '/work/e')
        return os.listdir(d), os.open('../../canary.txt', os.O_RDONLY, dir_fd=d)
        # FileNotFoundError 2
        os.makedirs('/work/a/b')
        os.chdir('/work/a/b')
        os.rename('/work/a/b', '/work/b')
        os.chdir('..')
        os.chdir('..')
        os.chdir('..')
        return os.getcwd(), os.path.exists('canary.txt')
        # GOT ('/', False)
        os.makedirs('/work/a/b')
        os.chdir('/work/a/b')
        os.rmdir('/work/a/b')
        return open('../../../canary.txt').read()
        # FileNotFoundError 2
        """#
}
