// What Swift cannot import from the C library: variadic functions, function-like macros, functions that the Swift
// overlay hides (`fork`) or that need _GNU_SOURCE, and the signal handler, which must be C because nothing else is safe
// inside one.
// Everything here is stateless except the signal word, which belongs to the process as signals do.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// ---- memory: declared only under _GNU_SOURCE, or in <malloc.h>, which the overlay leaves out
size_t malloc_usable_size(void *block);
int malloc_trim(size_t padding);
void *memrchr(const void *start, int byte, size_t count);
void *memmem(const void *start, size_t count, const void *needle, size_t needle_count);

// ---- numbers
/// `%.*e`, `%.*f` or `%.*g` (kind is 'e', 'f' or 'g') into buffer; returns the length that the whole text has.
int taipan_format_double(char *buffer, size_t size, char kind, int precision, double value);
