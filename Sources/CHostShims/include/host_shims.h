// What Swift cannot import from the C library: variadic functions, function-like macros, functions that the Swift
// overlay hides (`fork`) or that need _GNU_SOURCE, and the signal handler, which must be C because nothing else is safe
// inside one.
// Everything here is stateless except the signal word, which belongs to the process as signals do, and the note of the stack
// that a thread has been given, which is the thread's.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>

// ---- memory: declared only under _GNU_SOURCE, or in <malloc.h>, which the overlay leaves out
size_t malloc_usable_size(void *block);
int malloc_trim(size_t padding);
void *memrchr(const void *start, int byte, size_t count);
void *memmem(const void *start, size_t count, const void *needle, size_t needle_count);

/// Whether malloc would give so many bytes; they are not touched.
int taipan_can_allocate(size_t size);

/// Gives the pages of the program's code and constants back to the system; those still needed are mapped again as they are used.
void taipan_forget_start(void);

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

// ---- the state of the process (process_state.c)
/// One thread at a time; not to be taken twice.
void taipan_process_lock(void);
void taipan_process_unlock(void);

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
    TAIPAN_O_PATH = 010000000,
    TAIPAN_O_TMPFILE = 020200000,
    TAIPAN_AT_EMPTY_PATH = 0x1000
};

// ---- threads: only _GNU_SOURCE declares them
/// Lowest address and size of the calling thread's stack, and the size of its guard; 0 or an error number. The main
/// thread's is what its limit allows it to grow to.
int taipan_stack_bounds(void **low, size_t *size, size_t *guard);
/// Runs function(argument) on a fresh stack of that many bytes with a guard below it; 0 or an error number.
int taipan_call_on_stack(size_t size, void (*function)(void *), void *argument);
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
/// A copy of a zone's name that is never freed, the same one for equal names (the C library frees its own with the next `tzset`, and
/// there are few). With the process locked.
const char *taipan_zone_name(const char *name);
/// `tzset`. With the process locked.
void taipan_load_time_zone(void);
/// The variables that zones are read from have changed, and any function of the calendar may read them.
void taipan_forget_time_zone(void);
extern volatile int taipan_universal_time_word;
/// 1 while universal time is known to be the plain count of days and seconds: zones may have been made so that it counts leap seconds.
static inline int taipan_universal_time_is_plain(void) {
    return __atomic_load_n(&taipan_universal_time_word, __ATOMIC_RELAXED);
}
/// `timezone`, `daylight` and `tzname`, which are mutable globals.
void taipan_time_zone(long *west, int *summer, const char **standard_name, const char **summer_name);

// ---- signals
enum { TAIPAN_SIGNAL_DEFAULT = 0, TAIPAN_SIGNAL_IGNORE = 1, TAIPAN_SIGNAL_NOTIFY = 2, TAIPAN_SIGNAL_FOREIGN = 3 };

/// 1 if a signal waits to be looked at. Written by the handler.
extern volatile int taipan_signal_word;
static inline int taipan_signal_is_pending(void) { return __atomic_load_n(&taipan_signal_word, __ATOMIC_RELAXED); }

/// Takes the lowest marked signal; 0 when there is none.
int taipan_signal_take(void);
void taipan_signal_mark(int number);
int taipan_signal_set(int number, int action);
int taipan_signal_get(int number);
int taipan_signal_interrupts(int number, int interrupts);
/// Returns the descriptor before.
int taipan_signal_wakeup(int descriptor);
/// Default action, unblocked, raised.
void taipan_signal_die(int number);
const char *taipan_signal_text(int number);

/// The parts of siginfo_t that are not hidden behind macros.
struct taipan_signal_info {
    int signal, code, error, process;
    unsigned user;
    int status;
    long band;
};
int taipan_signal_mask(int how, uint64_t set, uint64_t *before);
int taipan_signal_pending_set(uint64_t *set);
/// Nanoseconds to wait at most; negative: forever.
int taipan_signal_wait(uint64_t set, struct taipan_signal_info *info, int64_t nanoseconds);
int taipan_timer_set(int which, int64_t first, int64_t interval, int64_t *old_first, int64_t *old_interval);
int taipan_timer_get(int which, int64_t *first, int64_t *interval);

// ---- files of a sandbox (beneath.c)
/// openat without creation that neither leaves the directory nor follows any link. `step_by_step` does without openat2.
int taipan_open_beneath(int directory, const char *path, int flags, int step_by_step);

// ---- Landlock (landlock.c); all return -1 and set errno on failure
int taipan_no_new_privileges(void);
/// The version that the kernel has; -1 if it has none.
int taipan_landlock_version(void);
/// A new set of rules that forbids everything.
int taipan_landlock_begin(void);
/// Allows what lies beneath an open path: reading and running, or everything.
int taipan_landlock_allow(int rules, int path, int is_directory, int writes);
/// From now on for the calling thread and what it starts.
int taipan_landlock_enforce(int rules);

// ---- waking a thread (wakeup.c)
/// The signal that is used up for it.
int taipan_wakeup_signal(void);
/// A timer that wakes the calling thread; 0 or an error number.
int taipan_wakeup_make(void **timer);
/// Fires after `first` nanoseconds and then every `interval`; a `first` of 0 disarms. From any thread.
void taipan_wakeup_arm(void *timer, int64_t first, int64_t interval);
void taipan_wakeup_free(void *timer);
/// Ends the counting of the calling thread: for signal handlers.
void taipan_wakeup_now(void);
/// The counter that the handler sets to -1 on the calling thread; returns the one before.
long *taipan_wakeup_watch(long *counter);
/// By how much the handler has shortened counters of this thread since it was last asked.
long taipan_wakeup_take_displaced(void);

// ---- identity: only _GNU_SOURCE declares them
int setresuid(uid_t real, uid_t effective, uid_t saved);
int setresgid(gid_t real, gid_t effective, gid_t saved);
int getresuid(uid_t *real, uid_t *effective, uid_t *saved);
int getresgid(gid_t *real, gid_t *effective, gid_t *saved);
int setgroups(size_t count, const gid_t *groups);
int initgroups(const char *user, gid_t group);
int getgrouplist(const char *user, gid_t group, gid_t *groups, int *count);
/// To be called before the databases of users and groups are used. A static executable then asks the files only: another service
/// would be a shared library with a C library of its own, and crash.
void taipan_prepare_databases(void);

// ---- terminals
int taipan_openpty(int *controller, int *terminal);
int taipan_forkpty(int *controller);
int login_tty(int descriptor);
int posix_openpt(int flags);
int grantpt(int controller);
int unlockpt(int controller);
int ptsname_r(int controller, char *buffer, size_t size);
const char *taipan_controlling_terminal(void);

// ---- processes
int taipan_fork(void);
int taipan_system(const char *command);
/// execve, relative to a directory.
int taipan_execve(int directory, const char *path, char *const *arguments, char *const *environment);

enum taipan_spawn_kind {
    TAIPAN_SPAWN_OPEN = 0,
    TAIPAN_SPAWN_CLOSE = 1,
    TAIPAN_SPAWN_DUP2 = 2,
    TAIPAN_SPAWN_CLOSEFROM = 3,
    TAIPAN_SPAWN_FCHDIR = 4
};
/// One file action; which fields count depends on the kind.
struct taipan_spawn_action {
    int kind, first, second;
    unsigned mode;
    const char *path;
};
struct taipan_spawn_options {
    int has_group, group, resets_ids, new_session, has_mask, has_defaults, has_priority, priority, has_policy, policy;
    int searches;
    uint64_t mask, defaults;
};
/// posix_spawn; returns an error number.
/* What the C library says of actions and options alone: an error number, or 0. Starts nothing. */
int taipan_spawn_check(const struct taipan_spawn_action *actions, size_t action_count,
                       const struct taipan_spawn_options *options);
int taipan_spawn(int *process, const char *path, const struct taipan_spawn_action *actions, size_t action_count,
                 const struct taipan_spawn_options *options, char *const *arguments, char *const *environment);
/// Fills a sigset_t.
void taipan_signal_set_from_bits(uint64_t bits, void *target);

int taipan_waitid(int kind, int identifier, int options, struct taipan_signal_info *info);
/// `numbers` has 16 elements: the fields of rusage in order, times in microseconds.
int taipan_wait4(int process, int *status, int options, long *numbers);
int taipan_resource_usage(int who, long *numbers);
int taipan_pidfd_open(int process, unsigned flags);
int taipan_pidfd_getfd(int descriptor, int target, unsigned flags);
int taipan_pidfd_send_signal(int descriptor, int number, unsigned flags);

// ---- named numbers
struct taipan_constant {
    const char *name;
    long value;
};
enum taipan_constant_family {
    TAIPAN_CONSTANTS_OS = 0,
    TAIPAN_CONSTANTS_SIGNAL = 1,
    TAIPAN_CONSTANTS_SYSCONF = 2,
    TAIPAN_CONSTANTS_PATHCONF = 3,
    TAIPAN_CONSTANTS_CONFSTR = 4,
    TAIPAN_CONSTANTS_FCNTL = 5
};
/// Ends with a null name.
const struct taipan_constant *taipan_constants(enum taipan_constant_family family);

// ---- the system: only _GNU_SOURCE declares them, or they have types that Swift cannot make
int sethostname(const char *name, size_t count);
int getloadavg(double *averages, int count);
int chroot(const char *path);
int unshare(int flags);
int setns(int descriptor, int kind);
/// The processors that a process may run on, as bits in bytes; the number of bytes or -1.
int taipan_get_affinity(int process, unsigned char *bits, size_t size);
int taipan_set_affinity(int process, const unsigned char *bits, size_t size);
int taipan_sched_set(int process, int policy, int priority);
int taipan_sched_set_priority(int process, int priority);
int taipan_sched_priority(int process, int *priority);
int taipan_priority(int which, int who, int *priority);
int taipan_set_priority(int which, int who, int priority);
int taipan_nice(int increment, int *result);
/// -1 with errno 0: no limit.
long taipan_sysconf(int name);
long taipan_pathconf(int descriptor, const char *path, int name);
int taipan_first_real_time_signal(void);
int taipan_last_real_time_signal(void);
unsigned taipan_major(uint64_t device);
unsigned taipan_minor(uint64_t device);
uint64_t taipan_device(unsigned major, unsigned minor);

// ---- moving data and special descriptors
ssize_t copy_file_range(int source, off_t *source_offset, int target, off_t *target_offset, size_t count,
                        unsigned flags);
ssize_t splice(int source, off_t *source_offset, int target, off_t *target_offset, size_t count, unsigned flags);
int memfd_create(const char *name, unsigned flags);
/// The structure of that name hides the function.
int taipan_flock(int descriptor, int operation);
int taipan_eventfd(unsigned value, int flags);
int taipan_timerfd_create(int clock, int flags);
/// Times in nanoseconds.
int taipan_timerfd_set(int descriptor, int flags, int64_t first, int64_t interval, int64_t *old_first,
                       int64_t *old_interval);
int taipan_timerfd_get(int descriptor, int64_t *first, int64_t *interval);
ssize_t taipan_sendfile(int target, int source, int64_t *offset, size_t count);
ssize_t taipan_getxattr(int descriptor, const char *path, int follows, const char *name, void *value, size_t size);
int taipan_setxattr(int descriptor, const char *path, int follows, const char *name, const void *value, size_t size,
                    int flags);
int taipan_removexattr(int descriptor, const char *path, int follows, const char *name);
ssize_t taipan_listxattr(int descriptor, const char *path, int follows, char *names, size_t size);
/// The 11 numbers of statvfs in the order of Python's result.
int taipan_statvfs(int descriptor, const char *path, uint64_t *numbers);
/// Size of the kernel's `struct statx`.
enum { TAIPAN_STATX_SIZE = 256 };
int taipan_statx(int directory, const char *path, int flags, unsigned mask, void *result);

/// Nothing, after a `memmove`: keeps it from being the last instruction of a function. Swift 6.3 turns such a call into a jump even in
/// a function that throws, and then does not clear the register that tells the caller whether an error was thrown.
static inline void taipan_end_of_move(void) { __asm__ volatile(""); }
