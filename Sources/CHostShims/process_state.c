// The lock before what belongs to the process and the C library does not guard: `environ`, the time zone that is read from it, the
// position in the databases of users and groups. One interpreter's lock says nothing to another one's thread.
//
// A fork takes it first, so that no child begins with a lock that nobody will ever give back.
#include "host_shims.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

void taipan_process_lock(void) { pthread_mutex_lock(&lock); }

void taipan_process_unlock(void) { pthread_mutex_unlock(&lock); }

__attribute__((constructor)) static void watch_forks(void) {
    pthread_atfork(taipan_process_lock, taipan_process_unlock, taipan_process_unlock);
}

/// A name of a time zone, in a list of all there have been.
struct zone_name {
    struct zone_name *next;
    char text[];
};

static struct zone_name *zone_names;

const char *taipan_zone_name(const char *name) {
    for (struct zone_name *known = zone_names; known; known = known->next)
        if (!strcmp(known->text, name)) return known->text;
    size_t size = strlen(name) + 1;
    struct zone_name *made = malloc(sizeof *made + size);
    if (!made) return "";
    memcpy(made->text, name, size);
    made->next = zone_names;
    zone_names = made;
    return made->text;
}

volatile int taipan_universal_time_word;

void taipan_load_time_zone(void) {
    tzset();
    // the first second of 2017, before which there had been 27 leap seconds
    time_t moment = 1483228800;
    struct tm fields;
    int is_plain = gmtime_r(&moment, &fields) && fields.tm_year == 117 && fields.tm_sec == 0;
    __atomic_store_n(&taipan_universal_time_word, is_plain, __ATOMIC_RELAXED);
}

void taipan_forget_time_zone(void) { __atomic_store_n(&taipan_universal_time_word, 0, __ATOMIC_RELAXED); }
