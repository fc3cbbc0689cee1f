#include "base/split.h"

#include "base/arena.h"

#include <stdlib.h>

__extension__ typedef __int128 wide;

struct rest {
    int64_t remainder;
    size_t index;
};

static int by_remainder(const void *a, const void *b)
{
    const struct rest *x = a, *y = b;

    if (x->remainder != y->remainder)
        return x->remainder < y->remainder ? 1 : -1;
    return x->index < y->index ? -1 : 1;
}

static bool sum_weights(const int64_t *weight, size_t count, int64_t *sum)
{
    *sum = 0;
    for (size_t i = 0; i < count; i++)
        if (weight[i] < 0 || __builtin_add_overflow(*sum, weight[i], sum))
            return false;
    return *sum > 0;
}

bool split_exact(struct arena *arena, int64_t total, const int64_t *weight, size_t count,
                 int64_t *share)
{
    int64_t sum, sign = total < 0 ? -1 : 1;

    if (!sum_weights(weight, count, &sum) || total == INT64_MIN)
        return false;
    struct rest *rest = arena_array(arena, count, sizeof *rest);
    int64_t left = total * sign;
    for (size_t i = 0; i < count; i++) {
        wide product = (wide)(total * sign) * weight[i];
        share[i] = (int64_t)(product / sum);
        rest[i] = (struct rest){.remainder = (int64_t)(product % sum), .index = i};
        left -= share[i];
    }
    qsort(rest, count, sizeof *rest, by_remainder);
    for (size_t i = 0; left > 0; i++, left--)
        share[rest[i].index]++;
    for (size_t i = 0; i < count; i++)
        share[i] *= sign;
    return true;
}
