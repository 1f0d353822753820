// Landlock: the kernel's own fence around a process and everything it starts.
#define _GNU_SOURCE
#include "host_shims.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

// Rights of the versions 1 to 3 by number, because the headers of the machine that compiles may be older than its kernel.
enum {
    EXECUTE = 1 << 0,
    READ_FILE = 1 << 2,
    READ_DIRECTORY = 1 << 3,
    VERSION_1 = (1 << 13) - 1,
    VERSION_2 = (1 << 14) - 1,
    VERSION_3 = (1 << 15) - 1,
    // what makes sense for something that is no directory: execute, write, read, truncate
    FILE_RIGHTS = EXECUTE | 1 << 1 | READ_FILE | 1 << 14
};

int taipan_no_new_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); }

int taipan_landlock_version(void) {
    return (int)syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

static uint64_t handled(void) {
    int version = taipan_landlock_version();
    return version >= 3 ? VERSION_3 : version == 2 ? VERSION_2 : VERSION_1;
}

int taipan_landlock_begin(void) {
    struct landlock_ruleset_attr attributes = {0};
    attributes.handled_access_fs = handled();
    return (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes.handled_access_fs, 0);
}

int taipan_landlock_allow(int rules, int path, int is_directory, int writes) {
    struct landlock_path_beneath_attr beneath = {0};
    beneath.allowed_access = writes ? handled() : EXECUTE | READ_FILE | READ_DIRECTORY;
    if (!is_directory) beneath.allowed_access &= FILE_RIGHTS & handled();
    beneath.parent_fd = path;
    return (int)syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
}

int taipan_landlock_enforce(int rules) { return (int)syscall(SYS_landlock_restrict_self, rules, 0); }
