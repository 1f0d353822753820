// Opening what lies beneath a directory, and nothing else: the kernel's own fence where it has one, a walk where it has not.
#define _GNU_SOURCE
#include "host_shims.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

// Component by component. Every step opens one name in a directory that is held open, and follows no link: whatever is renamed meanwhile,
// a step leads into something that was in that directory.
static int walk(int directory, const char *path, int flags) {
    // what openat2 says of these
    if (*path == 0 || *path == '/') {
        errno = *path ? EXDEV : ENOENT;
        return -1;
    }
    int current = fcntl(directory, F_DUPFD_CLOEXEC, 3);
    while (current >= 0) {
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
        path += strspn(path, "/");
        int is_last = *path == 0;
        int next = openat(current, name, is_last ? flags : O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        int failure = errno;
        close(current);
        errno = failure;
        if (is_last) return next;
        current = next;
    }
    return -1;
}

int taipan_open_beneath(int directory, const char *path, int flags, int step_by_step) {
    if (step_by_step) return walk(directory, path, flags | O_NOFOLLOW);
    struct open_how how;
    memset(&how, 0, sizeof how);
    how.flags = (unsigned long long)flags;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS | RESOLVE_NO_SYMLINKS;
    int result = (int)syscall(SYS_openat2, directory, path, &how, sizeof how);
    if (result >= 0) return result;
    switch (errno) {
    case ENOSYS:        // the kernel is older than 5.6
    case EPERM:         // the filter of a container that does not know the call
    case EAGAIN:        // something was renamed on the way
    case ENAMETOOLONG:  // a path longer than the kernel takes at once
        return walk(directory, path, flags | O_NOFOLLOW);
    default: return -1;  // EXDEV among them: there is no way around the fence
    }
}
