// Waking the thread that runs an interpreter: a kernel timer that sends a signal to that one thread, and the handler, which
// ends the thread's waiting (EINTR, since calls are not restarted) and its counting (the evaluator's countdown).
//
// The signal is SIGSTKFLT, which no kernel of today sends and no program uses: an embedder's own signals stay as they are.
#define _GNU_SOURCE
#include "host_shims.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

// Both are the thread's own: the handler runs on the thread whose counter it changes, so there is no race between two.
static __thread long *volatile watched;
static __thread volatile long displaced;

int taipan_wakeup_signal(void) { return SIGSTKFLT; }

static void wake(int number) {
    (void)number;
    taipan_wakeup_now();
}

void taipan_wakeup_now(void) {
    long *counter = watched;
    if (!counter || *counter < 0) return;
    displaced += *counter + 1;
    *counter = -1;
}

long *taipan_wakeup_watch(long *counter) {
    long *before = watched;
    watched = counter;
    return before;
}

long taipan_wakeup_take_displaced(void) {
    long count = displaced;
    displaced = 0;
    return count;
}

int taipan_wakeup_make(void **timer) {
    struct sigaction action;
    if (sigaction(SIGSTKFLT, NULL, &action)) return errno;
    if (action.sa_handler != wake) {
        memset(&action, 0, sizeof action);
        sigemptyset(&action.sa_mask);
        action.sa_handler = wake;
        if (sigaction(SIGSTKFLT, &action, NULL)) return errno;
    }
    sigset_t own;
    sigemptyset(&own);
    sigaddset(&own, SIGSTKFLT);
    pthread_sigmask(SIG_UNBLOCK, &own, NULL);
    struct sigevent event;
    memset(&event, 0, sizeof event);
    event.sigev_notify = SIGEV_THREAD_ID;
    event.sigev_signo = SIGSTKFLT;
    event._sigev_un._tid = gettid();
    timer_t made;
    if (timer_create(CLOCK_MONOTONIC, &event, &made)) return errno;
    *timer = made;
    return 0;
}

void taipan_wakeup_arm(void *timer, int64_t first, int64_t interval) {
    struct itimerspec times;
    times.it_value.tv_sec = first / 1000000000;
    times.it_value.tv_nsec = first % 1000000000;
    times.it_interval.tv_sec = interval / 1000000000;
    times.it_interval.tv_nsec = interval % 1000000000;
    timer_settime(timer, 0, &times, NULL);
}

void taipan_wakeup_free(void *timer) { timer_delete(timer); }
