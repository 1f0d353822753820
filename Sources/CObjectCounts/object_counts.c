// The functions are inline: see include/object_counts.h.
#include "object_counts.h"
