// Bodies of the shims that are not worth inlining; the header says why each exists.
#define _GNU_SOURCE
#include "host_shims.h"

#include <stdio.h>

int taipan_format_double(char *buffer, size_t size, char kind, int precision, double value) {
    switch (kind) {
    case 'e': return snprintf(buffer, size, "%.*e", precision, value);
    case 'f': return snprintf(buffer, size, "%.*f", precision, value);
    default: return snprintf(buffer, size, "%.*g", precision, value);
    }
}
