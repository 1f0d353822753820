// Blocks of up to 1024 bytes from free lists; larger ones come from the C library.
//
// A script makes and drops an object every few dozen nanoseconds, and the C library's allocator takes 130 instructions for that pair
// and 8 bytes of every block. Here a block is popped from a list of its thread and pushed back onto one, with no header of its own:
// docs/decisions/0007 has the figures.
//
// All blocks lie in one reserved range of addresses, so that `free` knows them by their address. The range is cut into chunks, each
// for one size, which the chunk's first word tells. A thread takes chunks for itself, touches their pages one after the other, and
// puts what it frees onto its own lists, wherever the block was made. What a finished thread had goes to the next one that starts.
// Nothing is given back to the system: a program that has needed the memory once tends to need it again.
//
// If the range cannot be reserved (a limit on address space) or is used up, everything comes from the C library.

#include "small_blocks.h"

#include <malloc.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

// What the linker makes of the C library's functions; null when it was not told to, as in the unit tests.
void *__real_malloc(size_t size) __attribute__((weak));
void *__real_calloc(size_t count, size_t size) __attribute__((weak));
void *__real_realloc(void *block, size_t size) __attribute__((weak));
void __real_free(void *block) __attribute__((weak));
size_t __real_malloc_usable_size(void *block) __attribute__((weak));
#define REAL(name) (__real_##name ? __real_##name : name)
// And of two functions of the Swift runtime.
void *__real_swift_allocObject(const void *metadata, size_t size, size_t alignment_mask) __attribute__((weak));
void __real_swift_deallocClassInstance(void *object, size_t size, size_t alignment_mask) __attribute__((weak));

enum {
    grain = 16,
    largest = 1024,
    size_count = largest / grain + 1,
    chunk_size = 1 << 16,
    // how many blocks are put on a list at once
    run = 16,
};
static const size_t reserved = (size_t)16 << 30;

typedef struct Block {
    struct Block *next;
} Block;

typedef struct Chunk {
    size_t block_size;
    size_t padding;
} Chunk;

// The lists of a thread, by size in grains, and the rest of the chunk that each takes its next blocks from.
typedef struct Lists {
    Block *free[size_count];
    char *fresh[size_count];
    char *end[size_count];
    struct Lists *next;
} Lists;

// Nothing is in the range until it is reserved.
static uintptr_t range_start, range_size;
static _Atomic uintptr_t range_used;
static __thread Lists *lists __attribute__((tls_model("initial-exec")));

// Lists that belonged to threads that have ended.
static Lists *abandoned;
static pthread_mutex_t abandoned_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_key_t end_of_thread;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static inline __attribute__((always_inline)) int is_ours(const void *block) { return (uintptr_t)block - range_start < range_size; }

static inline __attribute__((always_inline)) size_t size_of(const void *block) {
    return ((const Chunk *)((uintptr_t)block & ~(uintptr_t)(chunk_size - 1)))->block_size;
}

static void lock_abandoned(void) { pthread_mutex_lock(&abandoned_lock); }
static void unlock_abandoned(void) { pthread_mutex_unlock(&abandoned_lock); }

static void abandon(void *given) {
    Lists *old = given;
    lists = NULL;
    lock_abandoned();
    old->next = abandoned;
    abandoned = old;
    unlock_abandoned();
}

static void prepare(void) {
    // one chunk more, to begin at a multiple of its size
    void *range = mmap(NULL, reserved + chunk_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (range == MAP_FAILED) return;
    // a huge page for every small script would be a waste
    madvise(range, reserved + chunk_size, MADV_NOHUGEPAGE);
    if (pthread_key_create(&end_of_thread, abandon) != 0) return;
    pthread_atfork(lock_abandoned, unlock_abandoned, unlock_abandoned);
    range_start = ((uintptr_t)range + chunk_size - 1) & ~(uintptr_t)(chunk_size - 1);
    range_size = reserved;
}

static Lists *find_lists(void) {
    pthread_once(&once, prepare);
    if (range_size == 0) return NULL;
    lock_abandoned();
    Lists *found = abandoned;
    if (found) abandoned = found->next;
    unlock_abandoned();
    if (!found) found = REAL(calloc)(1, sizeof(Lists));
    if (!found) return NULL;
    lists = found;
    pthread_setspecific(end_of_thread, found);
    return found;
}

static int take_chunk(Lists *own, size_t grains) {
    uintptr_t offset = atomic_fetch_add_explicit(&range_used, chunk_size, memory_order_relaxed);
    if (offset >= range_size) return 0;
    Chunk *chunk = (Chunk *)(range_start + offset);
    chunk->block_size = grains * grain;
    own->fresh[grains] = (char *)(chunk + 1);
    own->end[grains] = (char *)chunk + chunk_size;
    return 1;
}

// The list is empty: a block, with a few more put on the list.
static __attribute__((noinline)) void *refill(size_t grains) {
    Lists *own = lists ? lists : find_lists();
    size_t size = grains * grain;
    if (!own) return REAL(malloc)(size);
    if (own->free[grains]) {
        Block *block = own->free[grains];
        own->free[grains] = block->next;
        return block;
    }
    if (own->end[grains] - own->fresh[grains] < (ptrdiff_t)size && !take_chunk(own, grains)) return REAL(malloc)(size);
    char *first = own->fresh[grains];
    size_t count = (size_t)(own->end[grains] - first) / size;
    if (count > run) count = run;
    Block *list = NULL;
    for (size_t i = count - 1; i > 0; i--) {
        Block *block = (Block *)(first + i * size);
        block->next = list;
        list = block;
    }
    own->free[grains] = list;
    own->fresh[grains] = first + count * size;
    return first;
}

void *__wrap_malloc(size_t size) {
    if (__builtin_expect(size > largest, 0)) return REAL(malloc)(size);
    size_t grains = size == 0 ? 1 : (size + grain - 1) / grain;
    Lists *own = lists;
    Block *block;
    if (__builtin_expect(!own || !(block = own->free[grains]), 0)) return refill(grains);
    own->free[grains] = block->next;
    return block;
}

void __wrap_free(void *block) {
    if (__builtin_expect(!is_ours(block), 0)) {
        REAL(free)(block);
        return;
    }
    Lists *own = lists;
    // a thread that has only freed so far
    if (__builtin_expect(!own, 0) && !(own = find_lists())) return;
    size_t grains = size_of(block) / grain;
    ((Block *)block)->next = own->free[grains];
    own->free[grains] = block;
}

void *__wrap_calloc(size_t count, size_t size) {
    size_t total;
    if (__builtin_mul_overflow(count, size, &total) || total > largest) return REAL(calloc)(count, size);
    void *block = __wrap_malloc(total);
    if (block) memset(block, 0, total);
    return block;
}

void *__wrap_realloc(void *block, size_t size) {
    if (!block) return __wrap_malloc(size);
    if (!is_ours(block)) return REAL(realloc)(block, size);
    size_t old = size_of(block);
    if (size <= old && size > old / 2) return block;
    if (size == 0) {
        __wrap_free(block);
        return NULL;
    }
    void *moved = __wrap_malloc(size);
    if (!moved) return NULL;
    memcpy(moved, block, size < old ? size : old);
    __wrap_free(block);
    return moved;
}

size_t __wrap_malloc_usable_size(void *block) {
    return is_ours(block) ? size_of(block) : REAL(malloc_usable_size)(block);
}

// Swift's objects take the same blocks without the way through the runtime's own layers, which is as long as all that is done here.
// What is not the plainest case is left to the runtime. (What its words mean, `object_counts.h` tells.)
typedef struct Object {
    const void *metadata;
    uint64_t counts;
} Object;

// One reference, and one of the kind that keeps the memory; the same when the last reference is gone and the object is being taken
// down, with the lowest bit, which has no part in it, set.
static const uint64_t new_counts = 3, last_counts = (uint64_t)1 << 32 | 3;

void *__wrap_swift_allocObject(const void *metadata, size_t size, size_t alignment_mask) {
    Lists *own = lists;
    size_t grains = (size + grain - 1) / grain;
    Block *block;
    if (__builtin_expect(size > largest || alignment_mask >= grain || !own || !(block = own->free[grains]), 0))
        return __real_swift_allocObject(metadata, size, alignment_mask);
    own->free[grains] = block->next;
    Object *object = (Object *)block;
    object->metadata = metadata;
    object->counts = new_counts;
    return object;
}

void __wrap_swift_deallocClassInstance(void *given, size_t size, size_t alignment_mask) {
    Object *object = given;
    Lists *own = lists;
    if (__builtin_expect((object->counts | 1) != last_counts || !is_ours(object) || !own, 0)) {
        __real_swift_deallocClassInstance(given, size, alignment_mask);
        return;
    }
    size_t grains = size_of(object) / grain;
    Block *block = given;
    block->next = own->free[grains];
    own->free[grains] = block;
}
