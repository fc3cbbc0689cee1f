/*
 * Splitting an amount so that the shares add up to it exactly: the method of the largest
 * remainder (Hamilton). Each share is rounded down; what is left goes, one unit each, to the
 * largest remainders. Equal remainders are served in the order given, so the caller sorts by
 * unit code and the result does not depend on anything else.
 */
#ifndef BASE_SPLIT_H
#define BASE_SPLIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* Splits `total` (either sign) over `count` weights (none negative, some positive) into
 * `share`. False, with nothing promised of `share`, when the weights are not like that or their
 * sum overflows. `share` may not overlap `weight`. */
bool split_exact(struct arena *arena, int64_t total, const int64_t *weight, size_t count,
                 int64_t *share);

#endif
