// Reference counts of script objects without atomic instructions.
//
// Every access to a script object happens under the interpreter lock, so its count needs no atomic update; Swift's own
// `swift_retain` and `swift_release` always make one (11.5 ns a pair where this was measured; these take 0.6). The count word is
// the second word of every native Swift object: bit 63 says "not counted here", bits 33 to 62 are the strong references beyond the
// first. Whatever does not fit (an object with a side table, an immortal one, the last reference) goes to the Swift runtime.
// docs/decisions/0004 has the figures, and the test `ObjectCountTests` holds the layout against the runtime.
#ifndef TAIPAN_OBJECT_COUNTS_H
#define TAIPAN_OBJECT_COUNTS_H

#include <stdint.h>

void *swift_nonatomic_retain(void *object);
void swift_nonatomic_release(void *object);
uintptr_t swift_retainCount(void *object);

static const int64_t taipan_one_reference = (int64_t)1 << 33;

static inline __attribute__((always_inline)) int64_t *taipan_count_word(void *object) {
    return (int64_t *)((char *)object + 8);
}

// The empty assembler statement keeps the compiler from moving a `swift_retain` of its own between the load and the store.
static inline __attribute__((always_inline)) void taipan_retain(void *object) {
    __asm__ volatile("" : : "r"(object) : "memory");
    int64_t *word = taipan_count_word(object);
    int64_t next = (int64_t)((uint64_t)*word + (uint64_t)taipan_one_reference);
    if (__builtin_expect(next < 0, 0)) swift_nonatomic_retain(object);
    else *word = next;
}

static inline __attribute__((always_inline)) void taipan_release(void *object) {
    __asm__ volatile("" : : "r"(object) : "memory");
    int64_t *word = taipan_count_word(object);
    int64_t next = (int64_t)((uint64_t)*word - (uint64_t)taipan_one_reference);
    if (__builtin_expect(next < 0, 0)) swift_nonatomic_release(object);
    else *word = next;
}

// There is one strong reference to an object, and it is counted in the object itself.
static inline __attribute__((always_inline)) int taipan_is_unique(void *object) {
    return (uint64_t)*taipan_count_word(object) < (uint64_t)taipan_one_reference >> 1;
}

// The strong references to an object. `_getRetainCount` takes a reference, and counts its own where the optimiser is off.
static inline int64_t taipan_reference_count(void *object) { return (int64_t)swift_retainCount(object); }

#endif
