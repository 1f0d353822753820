// Starting processes and terminals: `fork` and what the Swift overlay hides, and the spawn attributes, whose types
// Swift cannot make. Everything between fork and exec in a child must be async-signal-safe, which is why it is C.
#define _GNU_SOURCE
#include "host_shims.h"

#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utmp.h>

int taipan_fork(void) { return fork(); }

int taipan_system(const char *command) { return system(command); }

int taipan_execve(int directory, const char *path, char *const *arguments, char *const *environment) {
    if (directory == AT_FDCWD || path[0] == '/') return execve(path, arguments, environment);
    return execveat(directory, path, arguments, environment, 0);
}

int taipan_openpty(int *controller, int *terminal) {
    int ends[2];
    if (openpty(&ends[0], &ends[1], NULL, NULL, NULL)) return -1;
    if (fcntl(ends[0], F_SETFD, FD_CLOEXEC) || fcntl(ends[1], F_SETFD, FD_CLOEXEC)) {
        int error = errno;
        close(ends[0]);
        close(ends[1]);
        errno = error;
        return -1;
    }
    *controller = ends[0];
    *terminal = ends[1];
    return 0;
}

int taipan_forkpty(int *controller) { return forkpty(controller, NULL, NULL, NULL); }

const char *taipan_controlling_terminal(void) { return ctermid(NULL); }

/* What is to be done in the child, and how, in the form of the C library. */
struct spawn_preparation {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
};

static int spawn_fill(posix_spawn_file_actions_t *files, posix_spawnattr_t *attributes,
                      const struct taipan_spawn_action *actions, size_t action_count,
                      const struct taipan_spawn_options *options) {
    int error = 0;
    for (size_t i = 0; i < action_count && !error; i++) {
        const struct taipan_spawn_action *action = &actions[i];
        switch (action->kind) {
        case TAIPAN_SPAWN_OPEN:
            error = posix_spawn_file_actions_addopen(files, action->first, action->path, action->second, action->mode);
            break;
        case TAIPAN_SPAWN_CLOSE: error = posix_spawn_file_actions_addclose(files, action->first); break;
        case TAIPAN_SPAWN_DUP2: error = posix_spawn_file_actions_adddup2(files, action->first, action->second); break;
        case TAIPAN_SPAWN_CLOSEFROM: error = posix_spawn_file_actions_addclosefrom_np(files, action->first); break;
        case TAIPAN_SPAWN_FCHDIR: error = posix_spawn_file_actions_addfchdir_np(files, action->first); break;
        default: error = EINVAL;
        }
    }
    short flags = 0;
    if (!error && options->has_group) {
        flags |= POSIX_SPAWN_SETPGROUP;
        error = posix_spawnattr_setpgroup(attributes, options->group);
    }
    if (options->resets_ids) flags |= POSIX_SPAWN_RESETIDS;
    if (options->new_session) flags |= POSIX_SPAWN_SETSID;
    if (!error && options->has_mask) {
        sigset_t set;
        taipan_signal_set_from_bits(options->mask, &set);
        flags |= POSIX_SPAWN_SETSIGMASK;
        error = posix_spawnattr_setsigmask(attributes, &set);
    }
    if (!error && options->has_defaults) {
        sigset_t set;
        taipan_signal_set_from_bits(options->defaults, &set);
        flags |= POSIX_SPAWN_SETSIGDEF;
        error = posix_spawnattr_setsigdefault(attributes, &set);
    }
    if (!error && options->has_priority) {
        struct sched_param parameter = {.sched_priority = options->priority};
        flags |= POSIX_SPAWN_SETSCHEDPARAM;
        error = posix_spawnattr_setschedparam(attributes, &parameter);
    }
    if (!error && options->has_policy) {
        flags |= POSIX_SPAWN_SETSCHEDULER;
        error = posix_spawnattr_setschedpolicy(attributes, options->policy);
    }
    if (!error) error = posix_spawnattr_setflags(attributes, flags);
    return error;
}

static void spawn_forget(struct spawn_preparation *made) {
    posix_spawnattr_destroy(&made->attributes);
    posix_spawn_file_actions_destroy(&made->files);
}

/* Nothing is to be forgotten after an error. */
static int spawn_prepare(struct spawn_preparation *made, const struct taipan_spawn_action *actions, size_t action_count,
                         const struct taipan_spawn_options *options) {
    int error = posix_spawn_file_actions_init(&made->files);
    if (error) return error;
    error = posix_spawnattr_init(&made->attributes);
    if (error) {
        posix_spawn_file_actions_destroy(&made->files);
        return error;
    }
    error = spawn_fill(&made->files, &made->attributes, actions, action_count, options);
    if (error) spawn_forget(made);
    return error;
}

int taipan_spawn_check(const struct taipan_spawn_action *actions, size_t action_count,
                       const struct taipan_spawn_options *options) {
    struct spawn_preparation made;
    int error = spawn_prepare(&made, actions, action_count, options);
    if (!error) spawn_forget(&made);
    return error;
}

int taipan_spawn(int *process, const char *path, const struct taipan_spawn_action *actions, size_t action_count,
                 const struct taipan_spawn_options *options, char *const *arguments, char *const *environment) {
    struct spawn_preparation made;
    int error = spawn_prepare(&made, actions, action_count, options);
    if (error) return error;
    error = options->searches ? posix_spawnp(process, path, &made.files, &made.attributes, arguments, environment)
                              : posix_spawn(process, path, &made.files, &made.attributes, arguments, environment);
    spawn_forget(&made);
    return error;
}

int taipan_waitid(int kind, int identifier, int options, struct taipan_signal_info *info) {
    siginfo_t raw;
    memset(&raw, 0, sizeof raw);
    if (waitid((idtype_t)kind, (id_t)identifier, &raw, options)) return -1;
    info->signal = raw.si_signo;
    info->code = raw.si_code;
    info->error = raw.si_errno;
    info->process = raw.si_pid;
    info->user = raw.si_uid;
    info->status = raw.si_status;
    info->band = 0;
    return 0;
}

int taipan_pidfd_open(int process, unsigned flags) { return (int)syscall(SYS_pidfd_open, process, flags); }

int taipan_pidfd_getfd(int descriptor, int target, unsigned flags) {
    return (int)syscall(SYS_pidfd_getfd, descriptor, target, flags);
}

int taipan_pidfd_send_signal(int descriptor, int number, unsigned flags) {
    return (int)syscall(SYS_pidfd_send_signal, descriptor, number, NULL, flags);
}

static void to_numbers(const struct rusage *usage, long *numbers) {
    numbers[0] = usage->ru_utime.tv_sec * 1000000 + usage->ru_utime.tv_usec;
    numbers[1] = usage->ru_stime.tv_sec * 1000000 + usage->ru_stime.tv_usec;
    numbers[2] = usage->ru_maxrss;
    numbers[3] = usage->ru_ixrss;
    numbers[4] = usage->ru_idrss;
    numbers[5] = usage->ru_isrss;
    numbers[6] = usage->ru_minflt;
    numbers[7] = usage->ru_majflt;
    numbers[8] = usage->ru_nswap;
    numbers[9] = usage->ru_inblock;
    numbers[10] = usage->ru_oublock;
    numbers[11] = usage->ru_msgsnd;
    numbers[12] = usage->ru_msgrcv;
    numbers[13] = usage->ru_nsignals;
    numbers[14] = usage->ru_nvcsw;
    numbers[15] = usage->ru_nivcsw;
}

int taipan_resource_usage(int who, long *numbers) {
    struct rusage usage;
    if (getrusage(who, &usage)) return -1;
    to_numbers(&usage, numbers);
    return 0;
}

int taipan_wait4(int process, int *status, int options, long *numbers) {
    struct rusage usage;
    memset(&usage, 0, sizeof usage);
    int result = wait4(process, status, options, &usage);
    if (result >= 0) to_numbers(&usage, numbers);
    return result;
}
