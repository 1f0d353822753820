// The command's memory for small blocks. There is nothing to call: scripts/build has the linker put these functions in the place of
// `malloc` and its relatives (`--wrap`). Without that option they are not used.
#ifndef TAIPAN_SMALL_BLOCKS_H
#define TAIPAN_SMALL_BLOCKS_H

#include <stddef.h>

void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);
void __wrap_free(void *block);
size_t __wrap_malloc_usable_size(void *block);

#endif
