// The signal handler and what surrounds it. The handler may only touch lock-free atomics and call async-signal-safe
// functions; its few variables are the process's, as signals are.
#define _GNU_SOURCE
#include "host_shims.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

enum { LIMIT = 65 };

volatile int taipan_signal_word;
static volatile unsigned char marked[LIMIT];
static volatile int wakeup = -1;

static void handler(int number) {
    int saved = errno;
    taipan_signal_mark(number);
    // Turns of a loop may take long: the next one is to look, not the ten thousandth.
    taipan_wakeup_now();
    int descriptor = __atomic_load_n(&wakeup, __ATOMIC_RELAXED);
    if (descriptor >= 0) {
        unsigned char byte = (unsigned char)number;
        // A full pipe has woken its reader already.
        ssize_t written = write(descriptor, &byte, 1);
        (void)written;
    }
    errno = saved;
}

void taipan_signal_mark(int number) {
    if (number <= 0 || number >= LIMIT) return;
    __atomic_store_n(&marked[number], 1, __ATOMIC_RELAXED);
    // Release: whoever sees the word sees the mark.
    __atomic_store_n(&taipan_signal_word, 1, __ATOMIC_RELEASE);
}

int taipan_signal_take(void) {
    // Cleared first: a signal that arrives during the search sets it again and is found by the next call.
    __atomic_store_n(&taipan_signal_word, 0, __ATOMIC_SEQ_CST);
    for (int number = 1; number < LIMIT; number++) {
        if (!__atomic_exchange_n(&marked[number], 0, __ATOMIC_SEQ_CST)) continue;
        for (int rest = number + 1; rest < LIMIT; rest++)
            if (marked[rest]) __atomic_store_n(&taipan_signal_word, 1, __ATOMIC_RELAXED);
        return number;
    }
    return 0;
}

int taipan_signal_set(int number, int action) {
    struct sigaction wanted;
    memset(&wanted, 0, sizeof wanted);
    sigemptyset(&wanted.sa_mask);
    wanted.sa_handler = action == TAIPAN_SIGNAL_DEFAULT ? SIG_DFL : action == TAIPAN_SIGNAL_IGNORE ? SIG_IGN : handler;
    return sigaction(number, &wanted, NULL);
}

int taipan_signal_get(int number) {
    struct sigaction current;
    if (sigaction(number, NULL, &current)) return -1;
    if (current.sa_flags & SA_SIGINFO) return TAIPAN_SIGNAL_FOREIGN;
    if (current.sa_handler == SIG_DFL) return TAIPAN_SIGNAL_DEFAULT;
    if (current.sa_handler == SIG_IGN) return TAIPAN_SIGNAL_IGNORE;
    return current.sa_handler == handler ? TAIPAN_SIGNAL_NOTIFY : TAIPAN_SIGNAL_FOREIGN;
}

int taipan_signal_interrupts(int number, int interrupts) {
    struct sigaction action;
    if (sigaction(number, NULL, &action)) return -1;
    if (interrupts) action.sa_flags &= ~SA_RESTART;
    else action.sa_flags |= SA_RESTART;
    return sigaction(number, &action, NULL);
}

int taipan_signal_wakeup(int descriptor) { return __atomic_exchange_n(&wakeup, descriptor, __ATOMIC_SEQ_CST); }

void taipan_signal_die(int number) {
    sigset_t set;
    if (taipan_signal_set(number, TAIPAN_SIGNAL_DEFAULT)) return;
    sigemptyset(&set);
    if (sigaddset(&set, number)) return;
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    // To the process, so that any thread may take it.
    kill(getpid(), number);
}

const char *taipan_signal_text(int number) {
    if (number <= 0 || number >= LIMIT) return NULL;
    return strsignal(number);
}

void taipan_signal_set_from_bits(uint64_t bits, void *target) {
    sigset_t *set = target;
    sigemptyset(set);
    for (int number = 1; number < LIMIT; number++)
        if (bits >> (number - 1) & 1) sigaddset(set, number);
}

static uint64_t from_set(const sigset_t *set) {
    uint64_t bits = 0;
    for (int number = 1; number < LIMIT; number++)
        if (sigismember(set, number) == 1) bits |= UINT64_C(1) << (number - 1);
    return bits;
}

int taipan_signal_mask(int how, uint64_t bits, uint64_t *before) {
    sigset_t set, old;
    taipan_signal_set_from_bits(bits, &set);
    int error = pthread_sigmask(how, &set, &old);
    if (!error) *before = from_set(&old);
    return error;
}

int taipan_signal_pending_set(uint64_t *bits) {
    sigset_t set;
    if (sigpending(&set)) return -1;
    *bits = from_set(&set);
    return 0;
}

int taipan_signal_wait(uint64_t bits, struct taipan_signal_info *info, int64_t nanoseconds) {
    sigset_t set;
    siginfo_t raw;
    struct timespec time = {nanoseconds / 1000000000, nanoseconds % 1000000000};
    taipan_signal_set_from_bits(bits, &set);
    memset(&raw, 0, sizeof raw);
    int number = sigtimedwait(&set, &raw, nanoseconds < 0 ? NULL : &time);
    if (number < 0) return -1;
    info->signal = raw.si_signo;
    info->code = raw.si_code;
    info->error = raw.si_errno;
    info->process = raw.si_pid;
    info->user = raw.si_uid;
    info->status = raw.si_status;
    info->band = raw.si_band;
    return number;
}

static struct timeval to_timeval(int64_t microseconds) {
    struct timeval time = {microseconds / 1000000, microseconds % 1000000};
    return time;
}

static int64_t to_microseconds(struct timeval time) { return (int64_t)time.tv_sec * 1000000 + time.tv_usec; }

int taipan_timer_set(int which, int64_t first, int64_t interval, int64_t *old_first, int64_t *old_interval) {
    struct itimerval wanted = {to_timeval(interval), to_timeval(first)}, old;
    if (setitimer((__itimer_which_t)which, &wanted, &old)) return -1;
    *old_first = to_microseconds(old.it_value);
    *old_interval = to_microseconds(old.it_interval);
    return 0;
}

int taipan_timer_get(int which, int64_t *first, int64_t *interval) {
    struct itimerval now;
    if (getitimer((__itimer_which_t)which, &now)) return -1;
    *first = to_microseconds(now.it_value);
    *interval = to_microseconds(now.it_interval);
    return 0;
}
