// Opening what lies beneath a directory, and nothing else: the kernel's own fence where it has one, a walk where it has not.
#define _GNU_SOURCE
#include "host_shims.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static int walk(int directory, const char *path, int flags) {
    int current = fcntl(directory, F_DUPFD_CLOEXEC, 3);
    while (current >= 0) {
        while (*path == '/') path++;
        size_t length = strcspn(path, "/");
        if (length > 255 || (length == 2 && path[0] == '.' && path[1] == '.')) {
            close(current);
            errno = length > 255 ? ENAMETOOLONG : EXDEV;
            return -1;
        }
        char name[256];
        memcpy(name, path, length);
        name[length] = 0;
        path += length;
        int is_last = path[strspn(path, "/")] == 0;
        int next = openat(current, length ? name : ".", is_last ? flags : O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        int failure = errno;
        close(current);
        errno = failure;
        if (is_last) return next;
        current = next;
    }
    return -1;
}

int taipan_open_beneath(int directory, const char *path, int flags) {
    struct open_how how;
    memset(&how, 0, sizeof how);
    how.flags = (unsigned long long)flags;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS | RESOLVE_NO_SYMLINKS;
    int result = (int)syscall(SYS_openat2, directory, path, &how, sizeof how);
    // old kernels do not know it, containers may forbid it; EAGAIN: something was renamed on the way
    if (result >= 0 || (errno != ENOSYS && errno != EPERM && errno != EAGAIN)) return result;
    return walk(directory, path, flags | O_NOFOLLOW);
}
