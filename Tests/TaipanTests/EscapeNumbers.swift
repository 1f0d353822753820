// Ways out by guessing numbers: every call that takes a descriptor, with each descriptor that the host has open (files, a directory, a
// socket, both ends of a pipe). A script's numbers are its own, so to each of these calls they are numbers that are not open.

extension EscapeAttempts {
    /// Each attempt is the body of a function; the comment behind it says what becomes of it. `every` makes a call with each of the
    /// numbers and collects the different answers.
    static let numbers = #"""
        return every(lambda n: os.read(n, 1))
        # GOT ['OSError 9']
        return every(lambda n: os.read(2**32 + n, 1))
        # GOT ['OverflowError']
        return every(lambda n: os.read(n - 2**32, 1))
        # GOT ['OverflowError']
        return every(lambda n: os.read(-n, 1))
        # GOT ['OSError 9']
        return every(lambda n: os.pread(n, 1, 0))
        # GOT ['OSError 9']
        return every(lambda n: os.readv(n, [bytearray(9)]))
        # GOT ['OSError 9']
        return every(lambda n: os.preadv(n, [bytearray(9)], 0))
        # GOT ['OSError 9']
        return every(lambda n: os.readinto(n, bytearray(9)) if hasattr(os, 'readinto') else os.read(n, 9))
        # GOT ['OSError 9']
        return every(lambda n: os.write(n, b'x'))
        # GOT ['OSError 9']
        return every(lambda n: os.pwrite(n, b'x', 0))
        # GOT ['OSError 9']
        return every(lambda n: os.writev(n, [b'x']))
        # GOT ['OSError 9']
        return every(lambda n: os.pwritev(n, [b'x'], 0))
        # GOT ['OSError 9']
        return every(lambda n: os.dup(n))
        # GOT ['OSError 9']
        return every(lambda n: os.dup2(n, 5))
        # GOT ['OSError 9']
        return every(lambda n: os.dup2(n, 5, inheritable=False))
        # GOT ['OSError 9']
        return every(lambda n: os.write(os.dup2(1, n), b'x'))
        # GOT ['1']
        return every(lambda n: os.sendfile(1, n, 0, 9))
        # GOT ['OSError 9']
        return every(lambda n: os.sendfile(n, os.open('/data/in.txt', 0), 0, 9))
        # GOT ['OSError 9']
        return every(lambda n: os.splice(n, os.pipe()[1], 9))
        # GOT ['OSError 9']
        return every(lambda n: os.splice(os.pipe()[0], n, 9))
        # GOT ['OSError 9']
        return every(lambda n: os.copy_file_range(n, os.open('/work/x', os.O_CREAT | os.O_RDWR), 9))
        # GOT ['OSError 9']
        return every(lambda n: os.copy_file_range(os.open('/data/in.txt', 0), n, 9))
        # GOT ['OSError 9']
        return every(lambda n: os.fstat(n))
        # GOT ['OSError 9']
        return every(lambda n: os.stat(n))
        # GOT ['OSError 9']
        return every(lambda n: os.fstatvfs(n))
        # GOT ['OSError 9']
        return every(lambda n: os.statvfs(n))
        # GOT ['OSError 9']
        return every(lambda n: os.fpathconf(n, 'PC_NAME_MAX'))
        # GOT ['OSError 9']
        return every(lambda n: os.pathconf(n, 'PC_NAME_MAX'))
        # GOT ['OSError 9']
        return every(lambda n: os.fchmod(n, 0o777))
        # GOT ['OSError 9']
        return every(lambda n: os.chmod(n, 0o777))
        # GOT ['OSError 9']
        return every(lambda n: os.fchown(n, 1, 1))
        # GOT ['OSError 9']
        return every(lambda n: os.chown(n, 1, 1))
        # GOT ['OSError 9']
        return every(lambda n: os.utime(n, (1, 1)))
        # GOT ['OSError 9']
        return every(lambda n: os.ftruncate(n, 0))
        # GOT ['OSError 9']
        return every(lambda n: os.truncate(n, 0))
        # GOT ['OSError 9']
        return every(lambda n: os.getxattr(n, 'user.x'))
        # GOT ['OSError 9']
        return every(lambda n: os.setxattr(n, 'user.x', b'1'))
        # GOT ['OSError 9']
        return every(lambda n: os.listxattr(n))
        # GOT ['OSError 9']
        return every(lambda n: os.removexattr(n, 'user.x'))
        # GOT ['OSError 9']
        return every(lambda n: os.close(n))
        # GOT ['OSError 9']
        for n in host: os.closerange(n, n + 1)
        # GOT None
        return every(lambda n: os.set_blocking(n, False))
        # GOT ['OSError 9']
        return every(lambda n: os.get_blocking(n))
        # GOT ['OSError 9']
        return every(lambda n: os.set_inheritable(n, True))
        # GOT ['OSError 9']
        return every(lambda n: os.get_inheritable(n))
        # GOT ['OSError 9']
        return every(lambda n: os.lseek(n, 0, 0))
        # GOT ['OSError 9']
        return every(lambda n: os.isatty(n))
        # GOT ['False']
        return every(lambda n: os.ttyname(n))
        # GOT ['PermissionError 1']
        return every(lambda n: os.ptsname(n))
        # GOT ['PermissionError 1']
        return every(lambda n: os.grantpt(n))
        # GOT ['PermissionError 1']
        return every(lambda n: os.unlockpt(n))
        # GOT ['PermissionError 1']
        return every(lambda n: os.tcgetpgrp(n))
        # GOT ['PermissionError 1']
        return every(lambda n: os.tcsetpgrp(n, 1))
        # GOT ['PermissionError 1']
        return every(lambda n: os.login_tty(n))
        # GOT ['PermissionError 1']
        return every(lambda n: os.get_terminal_size(n))
        # GOT ['OSError 9']
        return every(lambda n: os.device_encoding(n))
        # GOT ['None']
        return every(lambda n: os.fdopen(n))
        # GOT ['OSError 9']
        return every(lambda n: os.fdopen(n, 'wb', closefd=False))
        # GOT ['OSError 9']
        return every(lambda n: open(n, 'rb', buffering=0))
        # GOT ['OSError 9']
        import io; return every(lambda n: io.FileIO(n, 'r+'))
        # GOT ['OSError 9']
        return every(lambda n: open('/data/in.txt', opener=lambda path, flags: n))
        # GOT ['OSError 9']
        return every(lambda n: os.fsync(n))
        # GOT ['OSError 9']
        return every(lambda n: os.fdatasync(n))
        # GOT ['OSError 9']
        return every(lambda n: os.posix_fadvise(n, 0, 1, 0))
        # GOT ['OSError 9']
        return every(lambda n: os.posix_fallocate(n, 0, 100))
        # GOT ['OSError 9']
        return every(lambda n: os.lockf(n, os.F_LOCK, 1))
        # GOT ['OSError 9']
        return every(lambda n: os.fchdir(n))
        # GOT ['OSError 9']
        return every(lambda n: os.chdir(n))
        # GOT ['OSError 9']
        return every(lambda n: os.listdir(n))
        # GOT ['OSError 9']
        return every(lambda n: list(os.scandir(n)))
        # GOT ['OSError 9']
        return every(lambda n: list(os.fwalk('.', dir_fd=n)))
        # GOT ['OSError 9']
        return every(lambda n: os.open('canary.txt', 0, dir_fd=n))
        # GOT ['OSError 9']
        return every(lambda n: os.open('/data/in.txt', 0, dir_fd=n) > 2)
        # GOT ['True']
        return every(lambda n: os.mkdir('x', dir_fd=n))
        # GOT ['OSError 9']
        return every(lambda n: os.mkfifo('x', dir_fd=n))
        # GOT ['OSError 9']
        return every(lambda n: os.mknod('x', dir_fd=n))
        # GOT ['OSError 9']
        return every(lambda n: os.remove('canary.txt', dir_fd=n))
        # GOT ['OSError 9']
        return every(lambda n: os.rmdir('inside', dir_fd=n))
        # GOT ['OSError 9']
        return every(lambda n: os.lstat('canary.txt') if n < 0 else os.stat('canary.txt', dir_fd=n, follow_symlinks=False))
        # GOT ['OSError 9']
        return every(lambda n: os.rename('own.txt', 'x', dst_dir_fd=n))
        # GOT ['OSError 9']
        return every(lambda n: os.rename('canary.txt', '/work/x', src_dir_fd=n))
        # GOT ['OSError 9']
        return every(lambda n: os.replace('canary.txt', '/work/x', src_dir_fd=n))
        # GOT ['OSError 9']
        return every(lambda n: os.link('/work/own.txt', 'x', dst_dir_fd=n))
        # GOT ['OSError 9']
        return every(lambda n: os.symlink('x', 'y', dir_fd=n))
        # GOT ['OSError 9']
        return every(lambda n: os.readlink('x', dir_fd=n))
        # GOT ['OSError 9']
        return every(lambda n: os.chown('canary.txt', 1, 1, dir_fd=n))
        # GOT ['OSError 9']
        return every(lambda n: os.utime('canary.txt', dir_fd=n))
        # GOT ['OSError 9']
        import shutil; return every(lambda n: shutil.rmtree('inside', dir_fd=n))
        # GOT ['OSError 9']
        import select; return every(lambda n: select.select([n], [], [], 0))
        # GOT ['OSError 9']
        import select; return every(lambda n: select.select([], [n], [n], 0))
        # GOT ['OSError 9']
        import select
        def poll(n):
            p = select.poll(); p.register(n); return p.poll(0)
        return every(poll)
        # GOT ['OSError 9']
        import select; return every(lambda n: select.epoll().register(n))
        # GOT ['OSError 9']
        import select; return every(lambda n: select.epoll.fromfd(n).poll(0))
        # GOT ['OSError 9']
        return every(lambda n: os.eventfd_read(n))
        # GOT ['OSError 9']
        return every(lambda n: os.eventfd_write(n, 1))
        # GOT ['OSError 9']
        return every(lambda n: os.timerfd_gettime(n))
        # GOT ['OSError 9']
        return every(lambda n: os.timerfd_settime(n, initial=1))
        # GOT ['OSError 9']
        return every(lambda n: os.setns(n))
        # GOT ['PermissionError 1']
        return every(lambda n: os.execve(n, ['x'], {{}}))
        # GOT ['PermissionError 1']
        return every(lambda n: os.posix_spawn('/bin/cat', ['cat'], {{}}, file_actions=[(os.POSIX_SPAWN_DUP2, n, 1)]))
        # GOT ['OSError 9']
        return every(lambda n: os.waitid(os.P_PIDFD, n, os.WEXITED))
        # GOT ['OSError 9']
        import signal; return every(lambda n: signal.pidfd_send_signal(n, 9))
        # GOT ['OSError 9']
        import signal; return every(lambda n: signal.set_wakeup_fd(n))
        # GOT ['OSError 9']
        import fcntl; return every(lambda n: fcntl.fcntl(n, fcntl.F_GETFL))
        # GOT ['OSError 9']
        import fcntl; return every(lambda n: fcntl.fcntl(n, fcntl.F_SETFL, os.O_NONBLOCK))
        # GOT ['OSError 9']
        import fcntl; return every(lambda n: fcntl.fcntl(n, fcntl.F_DUPFD_CLOEXEC, 0))
        # GOT ['OSError 9']
        import fcntl; return every(lambda n: fcntl.fcntl(n, fcntl.F_SETLK, bytes(32)))
        # GOT ['OSError 9']
        import fcntl; return every(lambda n: fcntl.ioctl(n, 0x541B, b'1234'))
        # GOT ['OSError 9']
        import fcntl; return every(lambda n: fcntl.ioctl(n, 0x5412, b'x'))
        # GOT ['OSError 9']
        import fcntl; return every(lambda n: fcntl.flock(n, fcntl.LOCK_UN))
        # GOT ['OSError 9']
        import fcntl; return every(lambda n: fcntl.lockf(n, fcntl.LOCK_UN))
        # GOT ['OSError 9']
        import termios; return every(lambda n: termios.tcgetattr(n))
        # ModuleNotFoundError No module named 'termios'
        import tty; return every(lambda n: tty.setraw(n))
        # ModuleNotFoundError No module named 'tty'
        import socket; return every(lambda n: socket.socket(fileno=n).recv(100))
        # ModuleNotFoundError No module named 'socket'
        class N:
            def __init__(self, n): self.n = n
            def fileno(self): return self.n
        import select; return every(lambda n: select.select([N(n)], [], [], 0))
        # GOT ['OSError 9']
        class N:
            def __init__(self, n): self.n = n
            def fileno(self): return self.n
        return every(lambda n: os.fsync(N(n)))
        # GOT ['OSError 9']
        class N:
            def __init__(self, n): self.n, self.asked = n, 0
            def __index__(self):
                self.asked += 1
                return os.pipe()[0] if self.asked == 1 else self.n
        return every(lambda n: os.listdir(N(n)))
        # GOT ['NotADirectoryError 20']
        class N(int):
            def __index__(self): return 1
        return every(lambda n: os.write(N(n), b'x'))
        # GOT ['OSError 9']
        return every(lambda n: os.stat(os.open('/data', 0), dir_fd=n))
        # GOT ['ValueError']
        return os.fstat(0).st_rdev == os.makedev(1, 3), os.fstat(1).st_rdev == os.makedev(1, 3)
        # GOT (True, True)
        return [os.dup(0) for _ in range(3)], os.pipe(), os.memfd_create('x'), os.eventfd(0)
        # GOT ([3, 4, 5], (6, 7), 8, 9)
        n = os.dup2(1, {fd}); os.close(n); return os.read(n, 1)
        # OSError 9
        f = os.open('/data/in.txt', 0); os.dup2(f, {wfd}); return os.read({wfd}, 100)
        # GOT b'inside'
        return os.dup2(1, 65536)
        # OSError 9
        return os.dup2(1, -1)
        # OSError 9
        import fcntl; return fcntl.fcntl(1, fcntl.F_DUPFD, 100)
        # GOT 100
        import fcntl; return fcntl.fcntl(1, fcntl.F_DUPFD, 1 << 20)
        # OSError 24
        return os.fchmod(0, 0o777)
        # PermissionError 1
        return os.fchmod(os.dup(1), 0o777)
        # PermissionError 1
        return os.fchown(1, 1, 1)
        # PermissionError 1
        return os.utime(2, (1, 1))
        # PermissionError 1
        return os.setxattr(0, 'user.x', b'1')
        # PermissionError 1
        return os.fchmod(os.open('/dev/null', os.O_RDWR), 0o600)
        # PermissionError 1
        return os.fchown(os.open('/dev/null', os.O_RDWR), 1, 1)
        # PermissionError 1
        return os.utime(os.dup(os.open('/dev/null', os.O_RDWR)), (1, 1))
        # PermissionError 1
        return os.fchmod(os.dup2(os.open('/dev/null', os.O_RDWR), 9), 0o600)
        # PermissionError 1
        return os.chmod('/dev/null', 0o600)
        # FileNotFoundError 2
        return os.fchdir(os.open('/dev/null', 0))
        # NotADirectoryError 20
        return os.open('x', 0, dir_fd=os.open('/dev/null', 0))
        # NotADirectoryError 20
        return open('/dev/../dev/null')
        # FileNotFoundError 2
        return open('/dev/null/../zero', 'rb').read(1)
        # FileNotFoundError 2
        """#
}
