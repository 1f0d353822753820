# os.eventfd: a semaphore around some work.
def do_work(v):
    print("work", v)


import os

# semaphore with start value '1'
fd = os.eventfd(1, os.EFD_SEMAPHORE | os.EFD_CLOEXEC)
try:
    # acquire semaphore
    v = os.eventfd_read(fd)
    try:
        do_work(v)
    finally:
        # release semaphore
        os.eventfd_write(fd, v)
finally:
    os.close(fd)

# expect: work 1
