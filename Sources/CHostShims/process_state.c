// The lock before what belongs to the process and the C library does not guard: `environ`, the time zone that is read from it, the
// position in the databases of users and groups. One interpreter's lock says nothing to another one's thread.
//
// A fork takes it first, so that no child begins with a lock that nobody will ever give back.
#include "host_shims.h"

#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

void taipan_process_lock(void) { pthread_mutex_lock(&lock); }

void taipan_process_unlock(void) { pthread_mutex_unlock(&lock); }

__attribute__((constructor)) static void watch_forks(void) {
    pthread_atfork(taipan_process_lock, taipan_process_unlock, taipan_process_unlock);
}
