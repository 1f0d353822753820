// Calls whose types or results Swift cannot handle: processor sets, calls for which -1 is a valid answer, extended
// attributes by descriptor or by path, timers.
#define _GNU_SOURCE
#include "host_shims.h"

#include <errno.h>
#include <fcntl.h>
#include <nss.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <sys/timerfd.h>
#include <sys/xattr.h>
#include <unistd.h>

int taipan_get_affinity(int process, unsigned char *bits, size_t size) {
    memset(bits, 0, size);
    return sched_getaffinity(process, size, (cpu_set_t *)bits) ? -1 : (int)size;
}

int taipan_set_affinity(int process, const unsigned char *bits, size_t size) {
    return sched_setaffinity(process, size, (const cpu_set_t *)bits);
}

int taipan_sched_set(int process, int policy, int priority) {
    struct sched_param parameter = {.sched_priority = priority};
    return sched_setscheduler(process, policy, &parameter) < 0 ? -1 : 0;
}

int taipan_sched_set_priority(int process, int priority) {
    struct sched_param parameter = {.sched_priority = priority};
    return sched_setparam(process, &parameter);
}

int taipan_sched_priority(int process, int *priority) {
    struct sched_param parameter;
    if (sched_getparam(process, &parameter)) return -1;
    *priority = parameter.sched_priority;
    return 0;
}

int taipan_priority(int which, int who, int *priority) {
    errno = 0;
    *priority = getpriority((__priority_which_t)which, (id_t)who);
    return *priority == -1 && errno ? -1 : 0;
}

int taipan_set_priority(int which, int who, int priority) {
    return setpriority((__priority_which_t)which, (id_t)who, priority);
}

int taipan_nice(int increment, int *result) {
    errno = 0;
    *result = nice(increment);
    return *result == -1 && errno ? -1 : 0;
}

long taipan_sysconf(int name) {
    errno = 0;
    return sysconf(name);
}

long taipan_pathconf(int descriptor, const char *path, int name) {
    errno = 0;
    return path ? pathconf(path, name) : fpathconf(descriptor, name);
}

int taipan_first_real_time_signal(void) { return SIGRTMIN; }
int taipan_last_real_time_signal(void) { return SIGRTMAX; }

unsigned taipan_major(uint64_t device) { return major(device); }
unsigned taipan_minor(uint64_t device) { return minor(device); }
uint64_t taipan_device(unsigned high, unsigned low) { return makedev(high, low); }

int taipan_flock(int descriptor, int operation) { return flock(descriptor, operation); }

int taipan_eventfd(unsigned value, int flags) { return eventfd(value, flags); }

int taipan_timerfd_create(int clock, int flags) { return timerfd_create(clock, flags); }

static struct timespec to_timespec(int64_t nanoseconds) {
    struct timespec time = {nanoseconds / 1000000000, nanoseconds % 1000000000};
    return time;
}

static int64_t to_nanoseconds(struct timespec time) {
    int64_t result;
    if (__builtin_mul_overflow((int64_t)time.tv_sec, INT64_C(1000000000), &result)) return INT64_MAX;
    if (__builtin_add_overflow(result, (int64_t)time.tv_nsec, &result)) return INT64_MAX;
    return result;
}

int taipan_timerfd_set(int descriptor, int flags, int64_t first, int64_t interval, int64_t *old_first,
                       int64_t *old_interval) {
    struct itimerspec wanted = {to_timespec(interval), to_timespec(first)}, old;
    if (timerfd_settime(descriptor, flags, &wanted, &old)) return -1;
    *old_first = to_nanoseconds(old.it_value);
    *old_interval = to_nanoseconds(old.it_interval);
    return 0;
}

int taipan_timerfd_get(int descriptor, int64_t *first, int64_t *interval) {
    struct itimerspec now;
    if (timerfd_gettime(descriptor, &now)) return -1;
    *first = to_nanoseconds(now.it_value);
    *interval = to_nanoseconds(now.it_interval);
    return 0;
}

ssize_t taipan_sendfile(int target, int source, int64_t *offset, size_t count) {
    if (!offset) return sendfile(target, source, NULL, count);
    off_t position = (off_t)*offset;
    ssize_t result = sendfile(target, source, &position, count);
    *offset = position;
    return result;
}

// With a path the descriptor is ignored.

ssize_t taipan_getxattr(int descriptor, const char *path, int follows, const char *name, void *value, size_t size) {
    if (!path) return fgetxattr(descriptor, name, value, size);
    return follows ? getxattr(path, name, value, size) : lgetxattr(path, name, value, size);
}

int taipan_setxattr(int descriptor, const char *path, int follows, const char *name, const void *value, size_t size,
                    int flags) {
    if (!path) return fsetxattr(descriptor, name, value, size, flags);
    return follows ? setxattr(path, name, value, size, flags) : lsetxattr(path, name, value, size, flags);
}

int taipan_removexattr(int descriptor, const char *path, int follows, const char *name) {
    if (!path) return fremovexattr(descriptor, name);
    return follows ? removexattr(path, name) : lremovexattr(path, name);
}

ssize_t taipan_listxattr(int descriptor, const char *path, int follows, char *names, size_t size) {
    if (!path) return flistxattr(descriptor, names, size);
    return follows ? listxattr(path, names, size) : llistxattr(path, names, size);
}

int taipan_statvfs(int descriptor, const char *path, uint64_t *numbers) {
    struct statvfs raw;
    if (path ? statvfs(path, &raw) : fstatvfs(descriptor, &raw)) return -1;
    numbers[0] = raw.f_bsize;
    numbers[1] = raw.f_frsize;
    numbers[2] = raw.f_blocks;
    numbers[3] = raw.f_bfree;
    numbers[4] = raw.f_bavail;
    numbers[5] = raw.f_files;
    numbers[6] = raw.f_ffree;
    numbers[7] = raw.f_favail;
    numbers[8] = raw.f_flag;
    numbers[9] = raw.f_namemax;
    numbers[10] = raw.f_fsid;
    return 0;
}

_Static_assert(sizeof(struct statx) == TAIPAN_STATX_SIZE, "the size of the kernel's structure");

int taipan_statx(int directory, const char *path, int flags, unsigned mask, void *result) {
    return statx(directory, path, flags, mask, result);
}

// Gives back those pages of a writable part of the program's file that nobody has written to.
static void forget_unwritten(uintptr_t start, uintptr_t end, uintptr_t page) {
    // per page: bit 63 says that it is there, bit 61 that it is the file's and not a copy of our own
    const uint64_t mask = (uint64_t)5 << 61;
    uint64_t pages[1024];
    size_t count = (end - start) / page;
    if (count > 1024) count = 1024;
    int map = open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC);
    if (map < 0) return;
    ssize_t length = pread(map, pages, count * 8, (off_t)(start / page * 8));
    close(map);
    if (length != (ssize_t)(count * 8)) return;
    for (size_t i = 0; i < count; i++) {
        size_t first = i;
        while (i < count && (pages[i] & mask) == mask) i++;
        if (i > first) madvise((void *)(start + first * page), (i - first) * page, MADV_DONTNEED);
    }
}

void taipan_forget_start(void) {
    // the linker's names for where the program's file is mapped, where its code ends, and where its variables end
    extern char __executable_start, etext, edata;
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    uintptr_t start = ((uintptr_t)&__executable_start + page - 1) & ~(page - 1);
    uintptr_t code = (uintptr_t)&etext & ~(page - 1);
    uintptr_t end = (uintptr_t)&edata & ~(page - 1);
    if (start >= code || code >= end) return;
    madvise((void *)start, code - start, MADV_DONTNEED);
    forget_unwritten(code, end, page);
}

static void ask_files_only(void) {
    // no dynamic loader: static
    if (getauxval(AT_BASE) != 0) return;
    __nss_configure_lookup("passwd", "files");
    __nss_configure_lookup("group", "files");
    __nss_configure_lookup("initgroups", "files");
}

void taipan_prepare_databases(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, ask_files_only);
}

// (through a volatile pointer: the compiler may leave out an allocation that nobody uses, and then says that it would succeed)
int taipan_can_allocate(size_t size) {
    void *volatile block = malloc(size);
    free(block);
    return block != NULL;
}
