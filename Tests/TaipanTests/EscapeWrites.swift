// Changes to what is mounted read-only, and to the mounts themselves.

extension EscapeAttempts {
    /// Each attempt is the body of a function; the comment behind it says what becomes of it.
    static let writes = #"""
        return open('/data/in.txt', 'w')
        # OSError 30
        return open('/data/in.txt', 'a')
        # OSError 30
        return open('/data/in.txt', 'r+')
        # OSError 30
        return open('/data/new.txt', 'x')
        # OSError 30
        return open('/data/in.txt', 'wb', buffering=0)
        # OSError 30
        return os.open('/data/in.txt', os.O_WRONLY)
        # OSError 30
        return os.open('/data/in.txt', os.O_RDWR)
        # OSError 30
        return os.open('/data/in.txt', os.O_RDONLY | os.O_TRUNC)
        # OSError 30
        return os.open('/data/new.txt', os.O_RDONLY | os.O_CREAT)
        # OSError 30
        return os.open('/data', os.O_TMPFILE | os.O_RDWR)
        # OSError 30
        return os.open('/data/fifo', os.O_WRONLY | os.O_NONBLOCK)
        # OSError 30
        return os.mkdir('/data/new')
        # OSError 30
        return os.makedirs('/data/new/deep')
        # OSError 30
        return os.rmdir('/data/empty')
        # OSError 30
        return os.unlink('/data/in.txt')
        # OSError 30
        return os.remove('/data/sub/in2.txt')
        # OSError 30
        return os.rename('/data/in.txt', '/data/out.txt')
        # OSError 30
        return os.replace('/data/in.txt', '/data/sub/in2.txt')
        # OSError 30
        return os.rename('/data/in.txt', '/work/stolen')
        # OSError 18
        return os.rename('/work/own.txt', '/data/own.txt')
        # OSError 18
        return os.renames('/data/in.txt', '/data/x/y')
        # OSError 30
        return os.rename('/work/own.txt', '/tmp/own.txt')
        # OSError 18
        return os.link('/data/in.txt', '/data/hard')
        # OSError 30
        return os.link('/data/in.txt', '/work/hard')
        # OSError 18
        return os.link('/work/own.txt', '/data/hard')
        # OSError 18
        return os.link('{base}/canary.txt', '/work/hard')
        # FileNotFoundError 2
        return os.symlink('x', '/data/link')
        # OSError 30
        return os.mkfifo('/data/fifo2')
        # OSError 30
        return os.mknod('/data/node')
        # OSError 30
        return os.mknod('/work/node', 0o600 | 0o020000, os.makedev(1, 5))
        # PermissionError 1
        return os.mknod('/work/node', 0o600 | 0o060000, os.makedev(8, 0))
        # PermissionError 1
        return os.chmod('/data/in.txt', 0o777)
        # OSError 30
        return os.chmod('/data', 0o777)
        # OSError 30
        return os.chown('/data/in.txt', 1, 1)
        # OSError 30
        return os.lchown('/data/link_abs', 1, 1)
        # OSError 30
        return os.utime('/data/in.txt', (1, 1))
        # OSError 30
        return os.utime('/data/link_abs', (1, 1), follow_symlinks=False)
        # OSError 30
        return os.truncate('/data/in.txt', 0)
        # OSError 30
        return os.setxattr('/data/in.txt', 'user.x', b'1')
        # OSError 30
        return os.removexattr('/data/in.txt', 'user.x')
        # OSError 30
        f = os.open('/data/in.txt', os.O_RDONLY); return os.fchmod(f, 0o777)
        # OSError 30
        f = os.open('/data/in.txt', os.O_RDONLY); return os.fchown(f, 1, 1)
        # OSError 30
        f = os.open('/data/in.txt', os.O_RDONLY); return os.utime(f, (1, 1))
        # OSError 30
        f = os.open('/data/in.txt', os.O_RDONLY); return os.setxattr(f, 'user.x', b'1')
        # OSError 30
        f = os.open('/data/in.txt', os.O_RDONLY); return os.ftruncate(f, 0)
        # OSError 22
        f = os.open('/data/in.txt', os.O_RDONLY); return os.truncate(f, 0)
        # OSError 22
        f = os.open('/data/in.txt', os.O_RDONLY); return os.write(f, b'x')
        # OSError 9
        f = os.open('/data/in.txt', os.O_RDONLY); return os.pwrite(f, b'x', 0)
        # OSError 9
        f = os.open('/data/in.txt', os.O_RDONLY); return os.posix_fallocate(f, 0, 100)
        # OSError 9
        f = os.open('/data/in.txt', os.O_RDONLY); return os.fchmod(os.dup(f), 0o777)
        # OSError 30
        f = os.open('/data/in.txt', os.O_PATH); return os.fchmod(f, 0o777)
        # OSError 30
        f = os.open('/data', os.O_RDONLY); return os.chmod(f, 0o777)
        # OSError 30
        f = os.open('/data', os.O_RDONLY); return os.mkdir('new', dir_fd=f)
        # OSError 30
        f = os.open('/data', os.O_RDONLY); return os.unlink('in.txt', dir_fd=f)
        # OSError 30
        f = os.open('/data', os.O_RDONLY); return os.open('new', os.O_CREAT | os.O_WRONLY, dir_fd=f)
        # OSError 30
        f = os.open('/data', os.O_RDONLY); return os.rename('in.txt', 'x', src_dir_fd=f, dst_dir_fd=f)
        # OSError 30
        import fcntl; f = os.open('/data/in.txt', os.O_RDONLY); return fcntl.ioctl(f, 0x40086602, 0x10)
        # PermissionError 1
        import fcntl
        f = os.open('/data/in.txt', os.O_RDONLY)
        fcntl.fcntl(f, fcntl.F_SETFL, os.O_RDWR | os.O_APPEND)
        return os.write(f, b'x')
        # OSError 9
        import fcntl; f = os.open('/data', os.O_RDONLY); return fcntl.fcntl(f, 1026, 1)
        # OSError 22
        import fcntl; f = os.open('/data/in.txt', os.O_RDONLY); return fcntl.fcntl(f, 1024, 1)
        # OSError 22
        r = os.open('/work/own.txt', os.O_RDONLY)
        f = os.open('/data/in.txt', os.O_RDONLY)
        return os.sendfile(f, r, 0, 3)
        # OSError 9
        r = os.open('/work/own.txt', os.O_RDONLY)
        f = os.open('/data/in.txt', os.O_RDONLY)
        return os.copy_file_range(r, f, 3)
        # OSError 9
        import tempfile; return tempfile.mkstemp(dir='/data')
        # OSError 30
        import tempfile; return tempfile.mkdtemp(dir='/data')
        # OSError 30
        import shutil; return shutil.rmtree('/data')
        # OSError 30
        import shutil; return shutil.move('/data/in.txt', '/work/stolen')
        # OSError 30
        import shutil; return shutil.copyfile('/work/own.txt', '/data/in.txt')
        # OSError 30
        import logging; return logging.FileHandler('{base}/new.log')
        # FileNotFoundError 2
        import logging; return logging.FileHandler('/data/new.log')
        # OSError 30
        os.chmod('/work/own.txt', 0o6777); return oct(os.stat('/work/own.txt').st_mode)
        # GOT '0o100777'
        f = os.open('/work/own.txt', os.O_RDWR); os.fchmod(f, 0o4755); return oct(os.fstat(f).st_mode)
        # GOT '0o100755'
        os.mkdir('/work/s', 0o2777); return oct(os.stat('/work/s').st_mode & 0o7000)
        # GOT '0o0'
        f = os.open('/work', os.O_TMPFILE | os.O_RDWR)
        os.write(f, b'x')
        return os.link('/proc/self/fd/%d' % f, '/data/x', follow_symlinks=True)
        # FileNotFoundError 2
        f = os.open('/work', os.O_TMPFILE | os.O_RDWR)
        return os.link('/dev/fd/%d' % f, '/work/x', follow_symlinks=True)
        # FileNotFoundError 2
        return os.rename('/data', '/work/data')
        # OSError 18
        return os.rmdir('/data')
        # OSError 30
        return os.rmdir('/tmp')
        # OSError 22
        return os.mkdir('/new')
        # OSError 30
        return os.rename('/work', '/elsewhere')
        # OSError 18
        return open('/new.txt', 'w')
        # OSError 30
        return os.symlink('{base}', '/link')
        # OSError 30
        open('/tmp/big', 'wb').write(b'x' * 5000000)
        # OSError 28
        f = os.open('/tmp/big', os.O_CREAT | os.O_RDWR); return os.ftruncate(f, 1 << 40)
        # OSError 28
        f = os.open('/tmp/big', os.O_CREAT | os.O_RDWR); return os.posix_fallocate(f, 0, 5000000)
        # OSError 28
        for i in range(100000): open('/tmp/%d' % i, 'w').close()
        # OSError 28
        """#
}
