// What Swift cannot import from the C library: variadic functions, function-like macros, functions that the Swift
// overlay hides (`fork`) or that need _GNU_SOURCE, and the signal handler, which must be C because nothing else is safe
// inside one.
// Everything here is stateless except the signal word, which belongs to the process as signals do.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>

// ---- memory: declared only under _GNU_SOURCE, or in <malloc.h>, which the overlay leaves out
size_t malloc_usable_size(void *block);
int malloc_trim(size_t padding);
void *memrchr(const void *start, int byte, size_t count);
void *memmem(const void *start, size_t count, const void *needle, size_t needle_count);

// ---- numbers
/// `%.*e`, `%.*f` or `%.*g` (kind is 'e', 'f' or 'g') into buffer; returns the length that the whole text has.
int taipan_format_double(char *buffer, size_t size, char kind, int precision, double value);

// ---- errors
/// The text of an error number; may use buffer, may return a constant text instead.
const char *taipan_error_text(int number, char *buffer, size_t size);

// ---- variadic calls
int taipan_openat(int directory, const char *path, int flags, mode_t mode);
int taipan_fcntl(int descriptor, int command, long argument);
int taipan_fcntl_pointer(int descriptor, int command, void *argument);
int taipan_ioctl(int descriptor, unsigned long request, long argument);
int taipan_ioctl_pointer(int descriptor, unsigned long request, void *argument);

// ---- calls that only _GNU_SOURCE declares
ssize_t getdents64(int descriptor, void *buffer, size_t size);
ssize_t getrandom(void *buffer, size_t size, unsigned flags);
int pipe2(int descriptors[2], int flags);
int dup3(int descriptor, int target, int flags);
int faccessat(int directory, const char *path, int mode, int flags);
int euidaccess(const char *path, int mode);

// ---- the environment: `environ` is a mutable global, which Swift refuses to name
char **taipan_environment(void);

// ---- vectors and ranges
ssize_t preadv2(int descriptor, const struct iovec *vectors, int count, off_t offset, int flags);
ssize_t pwritev2(int descriptor, const struct iovec *vectors, int count, off_t offset, int flags);
int taipan_close_range(int first, int last);

// ---- files
int taipan_mknodat(int directory, const char *path, mode_t mode, uint64_t device);
/// Constants that are macros with casts or need _GNU_SOURCE; shims.c asserts that they are the system's.
enum {
    TAIPAN_UTIME_NOW = (1 << 30) - 1,
    TAIPAN_UTIME_OMIT = (1 << 30) - 2,
    TAIPAN_O_PATH = 010000000
};

// ---- threads: only _GNU_SOURCE declares them
/// Lowest address and size of the calling thread's stack, and the size of its guard; 0 or an error number. The main thread's is
/// what its limit allows it to grow to.
int taipan_stack_bounds(void **low, size_t *size, size_t *guard);
/// The number of processors that this thread may run on, or -1.
int taipan_affinity_count(void);
/// gettid.
int taipan_thread_id(void);
/// Name of the calling thread, at most 15 bytes.
int taipan_set_thread_name(const char *name);
/// Anonymous private memory that is not counted against the machine's memory until touched; NULL on failure.
void *taipan_map_reserved(size_t size);

// ---- the calendar
/// strftime with a format that is not a literal.
size_t taipan_strftime(char *buffer, size_t size, const char *format, const struct tm *time);
/// `timezone`, `daylight` and `tzname`, which are mutable globals.
void taipan_time_zone(long *west, int *summer, const char **standard_name, const char **summer_name);
