// Ways out of directories in memory: more than their limit, and through an overlay to what lies under it.

extension EscapeAttempts {
    /// Each attempt is the body of a function; the comment behind it says what becomes of it. `/tmp` has room for a megabyte, `/over`
    /// lies over the directory that `/data` shows.
    static let memory = #"""
        return [os.truncate(os.open('/tmp/%d' % n, os.O_CREAT | os.O_RDWR), 900000) for n in range(9)]
        # OSError 28
        files = []
        for n in range(9):
            f = os.open('/tmp/%d' % n, os.O_CREAT | os.O_RDWR); files.append(f)
            os.pwrite(f, b'x', 500000)
        return [os.pwrite(f, b'x' * 500000, 0) for f in files]
        # OSError 28
        f = os.open('/tmp/f', os.O_CREAT | os.O_RDWR); return os.lseek(f, 1 << 40, 0), os.write(f, b'x')
        # OSError 28
        f = os.open('/tmp/f', os.O_CREAT | os.O_RDWR); return os.pwrite(f, b'x', (1 << 63) - 10)
        # OSError 28
        f = os.open('/tmp/f', os.O_CREAT | os.O_RDWR); return os.ftruncate(f, (1 << 63) - 1)
        # OSError 28
        f = os.open('/tmp/f', os.O_CREAT | os.O_RDWR); return os.posix_fallocate(f, (1 << 62), 1 << 62)
        # OSError 28
        f = os.open('/tmp/f', os.O_CREAT | os.O_RDWR)
        for _ in range(100): os.writev(f, [b'x' * 10000] * 10)
        # OSError 28
        f = os.open('/tmp/f', os.O_CREAT | os.O_WRONLY | os.O_APPEND)
        for _ in range(100): os.pwrite(f, b'x' * 100000, 0)
        # OSError 28
        open('/work/big', 'wb').write(b'x' * 3000000)
        import shutil; return shutil.copyfile('/work/big', '/tmp/big')
        # OSError 28
        open('/work/big', 'wb').write(b'x' * 3000000)
        s, t = os.open('/work/big', 0), os.open('/tmp/big', os.O_CREAT | os.O_WRONLY); n = 1
        while n: n = os.sendfile(t, s, None, 1 << 20)
        # OSError 28
        open('/work/big', 'wb').write(b'x' * 3000000)
        s, t = os.open('/work/big', 0), os.open('/tmp/big', os.O_CREAT | os.O_WRONLY); n = 1
        while n: n = os.copy_file_range(s, t, 1 << 20)
        # OSError 28
        for n in range(100):
            f = os.open('/tmp/f', os.O_CREAT | os.O_RDWR); os.write(f, b'x' * 100000); os.unlink('/tmp/f')
        # OSError 28
        for n in range(100): os.write(os.open('/tmp', os.O_TMPFILE | os.O_RDWR), b'x' * 100000)
        # OSError 28
        for n in range(5000): os.mkdir('/tmp/%d' % n)
        # OSError 28
        for n in range(5000): os.symlink('x' * 4000, '/tmp/%d' % n)
        # OSError 28
        open('/tmp/f', 'w').close()
        for n in range(5000): os.link('/tmp/f', '/tmp/%d' % n)
        # OSError 28
        for n in range(5000): os.mkfifo('/tmp/%d' % n)
        # OSError 28
        os.chdir('/tmp')
        for n in range(5000): os.mkdir('d'); os.chdir('d')
        # OSError 28
        open('/tmp/f', 'w').close(); return os.setxattr('/tmp/f', 'user.x', b'x' * 60000)
        # OSError 95
        f = os.open('/tmp/f', os.O_CREAT | os.O_RDWR); return os.setxattr(f, 'user.x', b'x' * 60000)
        # OSError 95
        os.mkdir('/tmp/d'); open('/tmp/d/f', 'wb').write(b'x' * 900000); os.chmod('/tmp/d', 0)
        return open('/tmp/g', 'wb').write(b'x' * 900000)
        # OSError 28
        open('/tmp/f', 'wb').write(b'x' * 600000); os.link('/tmp/f', '/tmp/g')
        return open('/tmp/h', 'wb', buffering=0).write(b'x' * 300000)
        # GOT 300000
        for n in range(50):
            open('/tmp/f', 'wb').write(b'x' * 900000); os.remove('/tmp/f')
        return os.listdir('/tmp')
        # GOT []
        return open('/over/in.txt', 'w').write('changed'), open('/over/in.txt').read(), open('/data/in.txt').read()
        # GOT (7, 'changed', 'inside')
        return open('/over/in.txt', 'a').write('+'), open('/over/in.txt').read(), open('/data/in.txt').read()
        # GOT (1, 'inside+', 'inside')
        with open('/over/sub/in2.txt', 'r+') as f: f.write('D')
        return open('/over/sub/in2.txt').read(), open('/data/sub/in2.txt').read()
        # GOT ('Deeper', 'deeper')
        os.truncate('/over/in.txt', 2); return open('/over/in.txt').read(), open('/data/in.txt').read()
        # GOT ('in', 'inside')
        os.truncate('/over/in.txt', 9); return open('/over/in.txt').read(), open('/data/in.txt').read()
        # GOT ('inside\x00\x00\x00', 'inside')
        f = os.open('/over/in.txt', os.O_RDWR); os.ftruncate(f, 0); os.write(f, b'x'); return open('/data/in.txt').read()
        # GOT 'inside'
        f = os.open('/over/in.txt', os.O_RDONLY | os.O_TRUNC); return os.fstat(f).st_size, open('/data/in.txt').read()
        # GOT (0, 'inside')
        f = os.open('/over/in.txt', os.O_RDONLY); return os.write(f, b'x')
        # OSError 9
        f = os.open('/over/in.txt', os.O_RDONLY); return os.fchmod(f, 0)
        # OSError 30
        f = os.open('/over/in.txt', os.O_RDONLY); return os.ftruncate(f, 0)
        # OSError 22
        import fcntl; f = os.open('/over/in.txt', os.O_RDONLY)
        fcntl.fcntl(f, fcntl.F_SETFL, os.O_RDWR); return os.write(f, b'x')
        # OSError 9
        os.remove('/over/in.txt'); return os.path.exists('/over/in.txt'), open('/data/in.txt').read()
        # GOT (False, 'inside')
        os.remove('/over/in.txt'); open('/over/in.txt', 'x').write('new'); return open('/over/in.txt').read(), open('/data/in.txt').read()
        # GOT ('new', 'inside')
        os.rename('/over/in.txt', '/over/moved'); return open('/over/moved').read(), os.path.exists('/over/in.txt'), open('/data/in.txt').read()
        # GOT ('inside', False, 'inside')
        os.rename('/over/sub', '/over/moved'); return os.listdir('/over/moved'), open('/over/moved/in2.txt').read(), os.listdir('/data/sub')
        # GOT (['in2.txt'], 'deeper', ['in2.txt'])
        os.rename('/over/sub', '/over/empty/sub'); open('/over/empty/sub/in2.txt', 'w').write('x'); return os.listdir('/data/empty'), open('/data/sub/in2.txt').read()
        # GOT ([], 'deeper')
        os.rename('/over/sub', '/over/empty'); return os.listdir('/over/empty'), sorted(os.listdir('/data/empty'))
        # GOT (['in2.txt'], [])
        return os.rename('/over/empty', '/over/sub')
        # OSError 39
        return os.rmdir('/over/sub')
        # OSError 39
        import shutil; shutil.rmtree('/over/sub'); return os.path.exists('/over/sub'), os.listdir('/data/sub')
        # GOT (False, ['in2.txt'])
        import shutil; shutil.rmtree('/over', ignore_errors=True); return os.listdir('/over'), len(os.listdir('/data'))
        # GOT ([], 14)
        os.link('/over/in.txt', '/over/hard'); open('/over/hard', 'w').write('x'); return open('/over/in.txt').read(), open('/data/in.txt').read()
        # GOT ('x', 'inside')
        return os.link('/over/in.txt', '/work/hard')
        # OSError 18
        return os.link('/over/in.txt', '/tmp/hard')
        # OSError 18
        return os.link('/data/in.txt', '/over/hard')
        # OSError 18
        return os.rename('/over/in.txt', '/work/in.txt')
        # OSError 18
        os.symlink('{base}/canary.txt', '/over/l'); return open('/over/l')
        # FileNotFoundError 2
        return open('/over/link_abs').read()
        # FileNotFoundError 2
        return open('/over/link_rel').read()
        # FileNotFoundError 2
        return os.listdir('/over/link_etc')
        # FileNotFoundError 2
        return open('/over/link_up/canary.txt')
        # FileNotFoundError 2
        return open('/over/../canary.txt')
        # FileNotFoundError 2
        return open('/over/link_dir/in2.txt').read(), os.readlink('/over/link_abs') == '{base}/canary.txt'
        # GOT ('deeper', True)
        return open('/over/link_abs', 'w')
        # FileNotFoundError 2
        return os.chmod('/over/link_abs', 0)
        # FileNotFoundError 2
        os.chmod('/over/in.txt', 0o600); return oct(os.stat('/over/in.txt').st_mode), oct(os.stat('/data/in.txt').st_mode)
        # GOT ('0o100600', '0o100644')
        os.utime('/over/in.txt', (1, 1)); return os.stat('/over/in.txt').st_mtime, os.stat('/data/in.txt').st_mtime > 1
        # GOT (1.0, True)
        os.chown('/over/in.txt', os.stat('/over').st_uid, -1); return open('/over/in.txt').read()
        # GOT 'inside'
        return os.setxattr('/over/in.txt', 'user.x', b'1')
        # OSError 95
        return os.path.exists('/over/fifo'), os.path.exists('/over/evil.so')
        # GOT (False, True)
        os.makedirs('/over/a/b/c'); open('/over/a/b/c/f', 'w').write('x'); return os.path.exists('/data/a')
        # GOT False
        open('/over/big', 'wb').write(b'x' * 3000000)
        # OSError 28
        f = os.open('/over', os.O_TMPFILE | os.O_RDWR); os.write(f, b'x' * 3000000)
        # OSError 28
        os.mkdir('/over/d'); os.chdir('/over/d'); os.rename('/over/d', '/over/e'); return open('../../canary.txt')
        # FileNotFoundError 2
        os.chdir('/over/sub'); return open('../../canary.txt')
        # FileNotFoundError 2
        f = os.open('/over/sub', 0); return os.listdir(f), os.stat('in2.txt', dir_fd=f).st_size, os.open('../../canary.txt', 0, dir_fd=f)
        # FileNotFoundError 2
        return [(e.name, e.stat(follow_symlinks=False).st_size) for e in os.scandir('/over/sub')], sorted(n for _, ds, fs in os.walk('/over') for n in ds + fs)
        # GOT ([('in2.txt', 6)], ['empty', 'evil.so', 'in.txt', 'in2.txt', 'link_abs', 'link_chain', 'link_dir', 'link_etc', 'link_loop', 'link_proc', 'link_rel', 'link_root', 'link_up', 'sub'])
        import shutil; shutil.copytree('/over/sub', '/over/copy'); return open('/over/copy/in2.txt').read(), os.path.exists('/data/copy')
        # GOT ('deeper', False)
        import glob; return sorted(glob.glob('/over/*/*2*'))
        # GOT ['/over/link_dir/in2.txt', '/over/sub/in2.txt']
        """#
}
