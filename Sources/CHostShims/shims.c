// Bodies of the shims; the header says why each exists. None keeps state but the note of a thread's own stack.
#define _GNU_SOURCE
#include "host_shims.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <ucontext.h>
#include <unistd.h>

_Static_assert(TAIPAN_UTIME_NOW == UTIME_NOW && TAIPAN_UTIME_OMIT == UTIME_OMIT, "times");
_Static_assert(TAIPAN_O_PATH == O_PATH && TAIPAN_AT_EMPTY_PATH == AT_EMPTY_PATH, "flags");
_Static_assert(TAIPAN_O_TMPFILE == O_TMPFILE, "O_TMPFILE");

int taipan_format_double(char *buffer, size_t size, char kind, int precision, double value) {
    switch (kind) {
    case 'e': return snprintf(buffer, size, "%.*e", precision, value);
    case 'f': return snprintf(buffer, size, "%.*f", precision, value);
    default: return snprintf(buffer, size, "%.*g", precision, value);
    }
}

const char *taipan_error_text(int number, char *buffer, size_t size) { return strerror_r(number, buffer, size); }

int taipan_openat(int directory, const char *path, int flags, mode_t mode) {
    return openat(directory, path, flags, mode);
}

int taipan_fcntl(int descriptor, int command, long argument) { return fcntl(descriptor, command, argument); }

int taipan_fcntl_pointer(int descriptor, int command, void *argument) { return fcntl(descriptor, command, argument); }

int taipan_ioctl(int descriptor, unsigned long request, long argument) { return ioctl(descriptor, request, argument); }

int taipan_ioctl_pointer(int descriptor, unsigned long request, void *argument) {
    return ioctl(descriptor, request, argument);
}

char **taipan_environment(void) { return environ; }

int taipan_close_range(int first, int last) { return close_range((unsigned)first, (unsigned)last, 0); }

int taipan_mknodat(int directory, const char *path, mode_t mode, uint64_t device) {
    return mknodat(directory, path, mode, (dev_t)device);
}

// The stack that taipan_call_on_stack has given the thread: what pthread knows is the one below it.
static __thread char *own_stack;
static __thread size_t own_stack_size;
enum { OWN_STACK_GUARD = 1 << 16 };

// makecontext passes ints only, so what to call travels here.
struct stack_call {
    void (*function)(void *);
    void *argument;
};

static void call_on_stack(unsigned high, unsigned low) {
    struct stack_call *call = (struct stack_call *)((uintptr_t)high << 32 | low);
    call->function(call->argument);
}

int taipan_call_on_stack(size_t size, void (*function)(void *), void *argument) {
    size = (size + OWN_STACK_GUARD - 1) & ~(size_t)(OWN_STACK_GUARD - 1);
    char *stack = mmap(NULL, size + OWN_STACK_GUARD, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
    if (stack == MAP_FAILED) return errno;
    // a huge page would make the first touch of an empty stack cost two megabytes
    madvise(stack, size + OWN_STACK_GUARD, MADV_NOHUGEPAGE);
    mprotect(stack, OWN_STACK_GUARD, PROT_NONE);
    ucontext_t here, there;
    struct stack_call call = {function, argument};
    char *outer = own_stack;
    size_t outer_size = own_stack_size;
    int error = getcontext(&there) ? errno : 0;
    if (!error) {
        there.uc_stack.ss_sp = stack + OWN_STACK_GUARD;
        there.uc_stack.ss_size = size;
        there.uc_link = &here;
        uintptr_t address = (uintptr_t)&call;
        makecontext(&there, (void (*)(void))call_on_stack, 2, (unsigned)(address >> 32), (unsigned)address);
        own_stack = stack + OWN_STACK_GUARD;
        own_stack_size = size;
        if (swapcontext(&here, &there)) error = errno;
        own_stack = outer;
        own_stack_size = outer_size;
    }
    munmap(stack, size + OWN_STACK_GUARD);
    return error;
}

int taipan_stack_bounds(void **low, size_t *size, size_t *guard) {
    if (own_stack) {
        *low = own_stack;
        *size = own_stack_size;
        *guard = 0;
        return 0;
    }
    // Asked once per thread: for the main thread the C library reads /proc/self/maps to find out.
    static _Thread_local struct {
        void *low;
        size_t size, guard;
    } known;
    if (!known.size) {
        pthread_attr_t attributes;
        int error = pthread_getattr_np(pthread_self(), &attributes);
        if (error) return error;
        error = pthread_attr_getstack(&attributes, &known.low, &known.size);
        if (!error) error = pthread_attr_getguardsize(&attributes, &known.guard);
        pthread_attr_destroy(&attributes);
        if (error) {
            known.size = 0;
            return error;
        }
    }
    *low = known.low;
    *size = known.size;
    *guard = known.guard;
    return 0;
}

int taipan_affinity_count(void) {
    // Machines have more processors than cpu_set_t has bits: grow until the kernel is content.
    for (int bits = 1024; bits <= 1 << 20; bits *= 2) {
        cpu_set_t *set = CPU_ALLOC(bits);
        if (!set) return -1;
        size_t size = CPU_ALLOC_SIZE(bits);
        int result = sched_getaffinity(0, size, set);
        int count = result == 0 ? CPU_COUNT_S(size, set) : -1;
        CPU_FREE(set);
        if (result == 0) return count;
        if (errno != EINVAL) return -1;
    }
    return -1;
}

int taipan_thread_id(void) { return gettid(); }

int taipan_set_thread_name(const char *name) { return pthread_setname_np(pthread_self(), name); }

void *taipan_map_reserved(size_t size) {
    void *start = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (start == MAP_FAILED) return NULL;
    // memory only where it has been touched, whatever the system's habit with huge pages is
    madvise(start, size, MADV_NOHUGEPAGE);
    return start;
}

#pragma GCC diagnostic ignored "-Wformat-nonliteral"
size_t taipan_strftime(char *buffer, size_t size, const char *format, const struct tm *time) {
    return strftime(buffer, size, format, time);
}

void taipan_time_zone(long *west, int *summer, const char **standard_name, const char **summer_name) {
    *west = timezone;
    *summer = daylight;
    *standard_name = tzname[0];
    *summer_name = tzname[1];
}
