// Ways out by descriptor: numbers of the host, directory descriptors, `/proc/self/fd`.

extension EscapeAttempts {
    /// Each attempt is the body of a function; the comment behind it says what becomes of it.
    static let descriptors = #"""
        return os.read({fd}, 100)
        # OSError 9
        return os.pread({fd}, 100, 0)
        # OSError 9
        return os.fdopen({fd}).read()
        # OSError 9
        return open({fd}).read()
        # OSError 9
        return os.dup({fd})
        # OSError 9
        return os.dup2({fd}, 9)
        # OSError 9
        return os.fstat({fd})
        # OSError 9
        return os.lseek({fd}, 0, 0)
        # OSError 9
        return os.fchmod({fd}, 0o777)
        # OSError 9
        return os.ftruncate({fd}, 0)
        # OSError 9
        return os.write({wfd}, b'x')
        # OSError 9
        return os.pwrite({wfd}, b'x', 0)
        # OSError 9
        return os.writev({wfd}, [b'x'])
        # OSError 9
        return os.truncate({wfd}, 0)
        # OSError 9
        return os.posix_fallocate({wfd}, 0, 100)
        # OSError 9
        return os.sendfile(1, {fd}, 0, 100)
        # OSError 9
        return os.copy_file_range({fd}, os.open('/work/x', os.O_CREAT | os.O_WRONLY), 100)
        # OSError 9
        r, w = os.pipe(); return os.splice({fd}, w, 100)
        # OSError 9
        return os.readv({fd}, [bytearray(100)])
        # OSError 9
        return os.preadv({fd}, [bytearray(100)], 0)
        # OSError 9
        return os.close({fd})
        # OSError 9
        return os.set_inheritable({fd}, True)
        # OSError 9
        return os.get_blocking({fd})
        # OSError 9
        return os.isatty({fd})
        # GOT False
        return os.fsync({wfd})
        # OSError 9
        return os.getxattr({fd}, 'user.x')
        # OSError 9
        return os.fstatvfs({fd})
        # OSError 9
        import fcntl; return fcntl.fcntl({fd}, fcntl.F_DUPFD, 0)
        # OSError 9
        import fcntl; return fcntl.flock({fd}, fcntl.LOCK_EX)
        # OSError 9
        import fcntl; return fcntl.lockf({wfd}, fcntl.LOCK_EX)
        # OSError 9
        import fcntl; return fcntl.ioctl({fd}, 0x541B, b'1234')
        # OSError 9
        import select; return select.select([{fd}], [], [], 0)
        # OSError 9
        import select; p = select.poll(); p.register({fd}); return p.poll(0)
        # OSError 9
        return os.listdir({dirfd})
        # OSError 9
        return [e.name for e in os.scandir({dirfd})]
        # OSError 9
        return os.fchdir({dirfd})
        # OSError 9
        return os.chdir({dirfd})
        # OSError 9
        return os.open('canary.txt', os.O_RDONLY, dir_fd={dirfd})
        # OSError 9
        return os.stat('canary.txt', dir_fd={dirfd})
        # OSError 9
        return os.unlink('canary.txt', dir_fd={dirfd})
        # OSError 9
        return os.mkdir('new', dir_fd={dirfd})
        # OSError 9
        return os.rename('canary.txt', 'x', src_dir_fd={dirfd}, dst_dir_fd={dirfd})
        # OSError 9
        return os.link('canary.txt', '/work/x', src_dir_fd={dirfd})
        # OSError 9
        return os.symlink('x', 'y', dir_fd={dirfd})
        # OSError 9
        return os.readlink('inside/link_abs', dir_fd={dirfd})
        # OSError 9
        return os.access('canary.txt', os.F_OK, dir_fd={dirfd})
        # GOT False
        return os.chmod('canary.txt', 0o777, dir_fd={dirfd})
        # OSError 9
        return os.utime('canary.txt', (1, 1), dir_fd={dirfd})
        # OSError 9
        return next(os.fwalk('.', dir_fd={dirfd}))
        # OSError 9
        return open('/proc/self/fd/{fd}').read()
        # FileNotFoundError 2
        return open('/dev/fd/{fd}').read()
        # FileNotFoundError 2
        return os.listdir('/proc/self/fd')
        # FileNotFoundError 2
        return os.listdir('/dev/fd')
        # FileNotFoundError 2
        return open('/dev/stdin').read()
        # FileNotFoundError 2
        return open('/dev/tty')
        # FileNotFoundError 2
        return os.read(0, 100)
        # GOT b''
        return open(0).read()
        # GOT ''
        return sys.stdin.read()
        # GOT ''
        return os.write(1, b'x'), os.write(2, b'x')
        # GOT (1, 1)
        return [n for n in range(3, 2000) if readable(n)]
        # GOT []
        os.closerange(0, 65536); return 'closed'
        # GOT 'closed'
        for n in range(0, 2000):
            try: os.close(n)
            except OSError: pass
        return 'closed'
        # GOT 'closed'
        d = os.open('/data', os.O_RDONLY); return os.open('../canary.txt', os.O_RDONLY, dir_fd=d)
        # FileNotFoundError 2
        d = os.open('/data', os.O_RDONLY); return os.open('../../canary.txt', os.O_RDONLY, dir_fd=d)
        # FileNotFoundError 2
        d = os.open('/data', os.O_RDONLY); return os.open('{base}/canary.txt', os.O_RDONLY, dir_fd=d)
        # FileNotFoundError 2
        d = os.open('/data/sub', os.O_PATH); os.fchdir(d); return open('../../canary.txt').read()
        # FileNotFoundError 2
        d = os.open('/data', os.O_RDONLY); return os.stat('link_abs', dir_fd=d)
        # FileNotFoundError 2
        d = os.open('/data', os.O_RDONLY); return os.stat('..', dir_fd=d).st_ino == os.stat('/').st_ino
        # GOT True
        f = os.open('/data/in.txt', os.O_RDONLY); return os.open('../canary.txt', os.O_RDONLY, dir_fd=f)
        # NotADirectoryError 20
        f = os.memfd_create('x'); os.write(f, b'1'); return open('/proc/self/fd/%d' % f)
        # FileNotFoundError 2
        f = os.memfd_create('x'); return os.fchdir(f)
        # NotADirectoryError 20
        return os.ttyname(0)
        # PermissionError 1
        return os.pidfd_open({pid})
        # PermissionError 1
        return os.eventfd_read({fd})
        # OSError 9
        """#
}
