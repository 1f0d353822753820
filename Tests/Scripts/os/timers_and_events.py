# timerfd, eventfd, memfd, pipes and inheritance.
import os, time

fd = os.timerfd_create(time.CLOCK_MONOTONIC)
print(os.get_inheritable(fd), os.timerfd_gettime(fd), os.timerfd_gettime_ns(fd))  # expect: False (0.0, 0.0) (0, 0)
print(os.timerfd_settime(fd, initial=100, interval=2.5), os.timerfd_settime_ns(fd, initial=10**6, interval=0)[1])
# expect: (0.0, 0.0) 2500000000
print(int.from_bytes(os.read(fd, 8), "little"))  # expect: 1
left, interval = os.timerfd_settime(fd, initial=50.25)
print(left, interval, 50 < os.timerfd_gettime(fd)[0] <= 50.25, 50 * 10**9 < os.timerfd_gettime_ns(fd)[0] <= 50250000000)
# expect: 0.0 0.0 True True
os.close(fd)
fd = os.timerfd_create(time.CLOCK_REALTIME, flags=os.TFD_NONBLOCK)
try:
    os.read(fd, 8)
except BlockingIOError as error:
    print(error)  # expect: [Errno 11] Resource temporarily unavailable
print(os.timerfd_settime(fd, flags=os.TFD_TIMER_ABSTIME, initial=time.time() - 10), len(os.read(fd, 8)))
# expect: (0.0, 0.0) 8
for run in (lambda: os.timerfd_settime(fd, initial=-1), lambda: os.timerfd_create(99), lambda: os.timerfd_gettime(fd, 1),
            lambda: os.timerfd_settime(fd, initial="a"), lambda: os.timerfd_settime_ns(fd, initial=1.5)):
    try:
        run()
    except (OSError, TypeError) as error:
        print(type(error).__name__, error)
# expect: OSError [Errno 22] Invalid argument
# expect: OSError [Errno 22] Invalid argument
# expect: TypeError posix.timerfd_gettime() takes exactly one argument (2 given)
# expect: TypeError must be real number, not str
# expect: TypeError 'float' object cannot be interpreted as an integer
os.close(fd)
fd = os.eventfd(3, os.EFD_NONBLOCK | os.EFD_SEMAPHORE)
print(os.eventfd_read(fd), os.eventfd_read(fd), os.eventfd_write(fd, 5), os.eventfd_read(fd))  # expect: 1 1 None 1
os.close(fd)
fd = os.eventfd(0, os.EFD_NONBLOCK)
os.eventfd_write(fd, 2**40)
os.eventfd_write(fd, 7)
print(os.eventfd_read(fd))  # expect: 1099511627783
try:
    os.eventfd_read(fd)
except BlockingIOError as error:
    print(error.errno)  # expect: 11
os.close(fd)
fd = os.memfd_create("name", os.MFD_CLOEXEC)
print(os.write(fd, b"abcdef"), os.lseek(fd, 1, os.SEEK_SET), os.read(fd, 3), os.pread(fd, 2, 4), os.fstat(fd).st_size)
# expect: 6 1 b'bcd' b'ef' 6
print(os.pwrite(fd, b"XY", 0), os.pwritev(fd, [b"1", bytearray(b"23")], 2), os.pread(fd, 10, 0))
# expect: 2 3 b'XY123f'
buffers = [bytearray(2), bytearray(3)]
print(os.preadv(fd, buffers, 1), buffers, os.lseek(fd, 0, os.SEEK_SET), os.readv(fd, buffers), buffers, os.writev(fd, [b"!", b"?"]))
# expect: 5 [bytearray(b'XY'), bytearray(b'123')] 0 5 [bytearray(b'XY'), bytearray(b'123')] 2
other = os.memfd_create("other")
print(os.copy_file_range(fd, other, 3, 0), os.pread(other, 9, 0), os.sendfile(other, fd, 0, 2), os.pread(other, 9, 0))
# expect: 3 b'XY1' 2 b'XY1XY'
os.posix_fallocate(other, 0, 100)
os.posix_fadvise(other, 0, 0, os.POSIX_FADV_SEQUENTIAL)
print(os.fstat(other).st_size, os.ftruncate(other, 2), os.fstat(other).st_size)  # expect: 100 None 2
read, write = os.pipe()
print(os.get_inheritable(read), os.get_blocking(read), os.set_blocking(read, False), os.get_blocking(read))
# expect: False True None False
print(os.splice(fd, write, 4, offset_src=0), os.read(read, 9))  # expect: 4 b'XY12'
copy = os.dup(read)
print(os.get_inheritable(copy), os.set_inheritable(copy, True), os.get_inheritable(copy))  # expect: False None True
print(os.dup2(write, copy), os.get_inheritable(copy), os.dup2(write, copy, False) == copy, os.get_inheritable(copy))
# expect: 7 True True False
os.closerange(read, read)
for descriptor in (fd, other, read, write, copy):
    os.close(descriptor)
ends = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
print(os.get_blocking(ends[0]), [os.get_inheritable(end) for end in ends], os.isatty(ends[0]), os.device_encoding(ends[0]))
# expect: False [False, False] False None
os.close(ends[0])
try:
    os.write(ends[1], b"x")
except BrokenPipeError as error:
    print(error)  # expect: [Errno 32] Broken pipe
