#include "book/names.h"

#include "base/arena.h"

#include <string.h>

struct slot {
    const char *name; /* NULL: free */
    uint32_t hash;
    int32_t value;
};

struct names {
    struct slot *slots;
    size_t mask; /* a power of two, less one */
};

/* FNV-1a: short keys, and who writes the ledger gains nothing from collisions. */
static uint32_t hash_of(const char *name)
{
    uint32_t hash = 2166136261U;

    for (; *name; name++)
        hash = (hash ^ (unsigned char)*name) * 16777619U;
    return hash ^ hash >> 15;
}

struct names *names_new(struct arena *arena, size_t count)
{
    struct names *names = arena_alloc(arena, sizeof *names);
    size_t room = 16;

    while (room < count * 2)
        room *= 2;
    names->slots = arena_array(arena, room, sizeof *names->slots);
    names->mask = room - 1;
    return names;
}

static struct slot *slot_of(const struct names *names, const char *name, uint32_t hash)
{
    size_t at = hash & names->mask;

    while (names->slots[at].name &&
           (names->slots[at].hash != hash || strcmp(names->slots[at].name, name) != 0))
        at = (at + 1) & names->mask;
    return &names->slots[at];
}

int32_t names_add(struct names *names, const char *name, int32_t value)
{
    uint32_t hash = hash_of(name);
    struct slot *slot = slot_of(names, name, hash);

    if (slot->name)
        return slot->value;
    *slot = (struct slot){.name = name, .hash = hash, .value = value};
    return -1;
}

int32_t names_find(const struct names *names, const char *name)
{
    if (!names || !name)
        return -1;
    const struct slot *slot = slot_of(names, name, hash_of(name));
    return slot->name ? slot->value : -1;
}
