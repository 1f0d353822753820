// Bodies of the shims; the header says why each exists. None keeps state.
#define _GNU_SOURCE
#include "host_shims.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

_Static_assert(TAIPAN_UTIME_NOW == UTIME_NOW && TAIPAN_UTIME_OMIT == UTIME_OMIT && TAIPAN_O_PATH == O_PATH, "constants");

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
