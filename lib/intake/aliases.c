#include "intake/aliases.h"

#include "base/arena.h"
#include "book/names.h"
#include "format/yaml.h"
#include "record/table.h"
#include "store/private.h"

#include <string.h>

static const struct field alias_fields[] = {
    FIELD(alias, payer, TEXT, FIELD_REQUIRED, "the payer, as statements spell it"),
    FIELD(alias, unit, UNIT, 0, "the unit that the payer pays for"),
    FIELD(alias, source, WORD, 0, "or the source of other income that it is of"),
};
KIND(alias, 0, LAYOUT_FLOW, "a payer that a treasurer has confirmed");

static const struct field payer_fields[] = {
    FIELD(payer, ref, TEXT, FIELD_REQUIRED, "the serial on the statement"),
    FIELD(payer, payer, TEXT, FIELD_REQUIRED, "the payer, as the statement spells it"),
};
KIND(payer, 0, LAYOUT_FLOW, "who paid a receipt that is not identified yet");

static const struct kind *const alias_kinds[] = {&kind_alias, NULL};
static const struct kind *const payer_kinds[] = {&kind_payer, NULL};

static const char alias_name[] = "aliases.yaml", payer_name[] = "payers.yaml";

static const struct file_kind alias_file = {
    .name = "aliases",
    .pattern = "private/aliases.yaml",
    .rule = RULE_PLAIN,
    .shape = SHAPE_LIST,
    .limit = PRIVATE_LIMIT,
    .kinds = alias_kinds,
    .help = "which payer pays for which unit",
};
static const struct file_kind payer_file = {
    .name = "payers",
    .pattern = "private/payers.yaml",
    .rule = RULE_PLAIN,
    .shape = SHAPE_LIST,
    .limit = PRIVATE_LIMIT,
    .kinds = payer_kinds,
    .help = "who paid receipts that are not identified",
};

struct aliases {
    struct names *payers; /* payer to index */
    const struct alias *alias;
    bool *several; /* the payer stands for more than one unit */
};

static bool same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool stand_for_same(const struct alias *a, const struct alias *b)
{
    return same(a->unit, b->unit) && same(a->source, b->source);
}

struct aliases *aliases_new(struct run *run, const struct alias *alias, size_t count)
{
    struct aliases *aliases = arena_alloc(run->arena, sizeof *aliases);

    aliases->payers = names_new(run->arena, count);
    aliases->alias = alias;
    aliases->several = arena_array(run->arena, count + 1, sizeof *aliases->several);
    for (size_t i = 0; i < count; i++) {
        int32_t known = names_add(aliases->payers, alias[i].payer, (int32_t)i);
        if (known >= 0 && !stand_for_same(&alias[known], &alias[i]))
            aliases->several[known] = true;
    }
    return aliases;
}

static const struct alias *find(const struct aliases *aliases, const char *payer)
{
    static const struct alias none;
    int32_t known = aliases && *payer ? names_find(aliases->payers, payer) : -1;

    return known < 0 || aliases->several[known] ? &none : &aliases->alias[known];
}

const char *aliases_unit(const struct aliases *aliases, const char *payer)
{
    return find(aliases, payer)->unit;
}

const char *aliases_source(const struct aliases *aliases, const char *payer)
{
    return find(aliases, payer)->source;
}

static enum status read_list(struct run *run, const struct blob *blob, const struct file_kind *file,
                             struct items *out)
{
    struct source source = {.path = file->pattern, .bytes = blob->bytes, .size = blob->size};

    *out = (struct items){0};
    return blob->found ? yaml_read_list(run, &source, file, out) : STATUS_OK;
}

enum status aliases_read(struct run *run, struct store *store, struct aliases **out)
{
    struct blob blob;
    struct items items;
    enum status status = private_read(run, store, alias_name, &blob);

    if (!status)
        status = read_list(run, &blob, &alias_file, &items);
    if (status)
        return status;
    struct alias *alias = arena_array(run->arena, items.count + 1, sizeof *alias);
    for (size_t i = 0; i < items.count; i++)
        alias[i] = *(const struct alias *)items.item[i].record;
    *out = aliases_new(run, alias, items.count);
    return STATUS_OK;
}

/* The new content: the old one with records at its end. */
static struct blob append(struct run *run, const struct blob *old, const struct kind *kind,
                          const void *const *records, size_t count)
{
    struct text text = text_new(run->arena);

    text_bytes(&text, old->bytes, old->size);
    if (old->size && old->bytes[old->size - 1] != '\n')
        text_char(&text, '\n');
    for (size_t i = 0; i < count; i++)
        yaml_write_item(&text, kind, records[i]);
    return (struct blob){.bytes = text.at, .size = text.length, .found = true};
}

static enum status learn(struct run *run, const struct blob *old, void *context, struct blob *out)
{
    const struct alias *alias = context;
    struct items items;
    enum status status = read_list(run, old, &alias_file, &items);

    if (status)
        return status;
    for (size_t i = 0; i < items.count; i++) {
        const struct alias *known = items.item[i].record;
        if (strcmp(known->payer, alias->payer) != 0)
            continue;
        if (stand_for_same(known, alias))
            return STATUS_OK;
        struct spot spot = {.file = alias_file.pattern, .line = items.item[i].line};
        return fail_at(run, spot, STATUS_REFUSED, "alias-other",
                       "if that has changed, change the line by hand",
                       "'%s' is remembered as the payer of '%s', not of '%s'", alias->payer,
                       known->unit ? known->unit : known->source,
                       alias->unit ? alias->unit : alias->source);
    }
    *out = append(run, old, &kind_alias, (const void *const[]){alias}, 1);
    return STATUS_OK;
}

enum status aliases_learn(struct run *run, struct store *store, const char *payer, const char *unit,
                          const char *source)
{
    struct alias alias = {.payer = payer, .unit = unit, .source = source};
    enum status status = record_check(run, &kind_alias, &alias);

    return status ? status : private_change(run, store, alias_name, learn, &alias);
}

struct payer_list {
    const struct payer *payer;
    size_t count;
};

static enum status note(struct run *run, const struct blob *old, void *context, struct blob *out)
{
    const struct payer_list *list = context;
    struct items items;
    enum status status = read_list(run, old, &payer_file, &items);

    if (status)
        return status;
    struct names *known = names_new(run->arena, items.count + list->count);
    const void **fresh = arena_array(run->arena, list->count + 1, sizeof *fresh);
    size_t count = 0;
    for (size_t i = 0; i < items.count; i++)
        names_add(known, ((const struct payer *)items.item[i].record)->ref, 0);
    for (size_t i = 0; i < list->count; i++)
        if (names_add(known, list->payer[i].ref, 0) < 0)
            fresh[count++] = &list->payer[i];
    if (count)
        *out = append(run, old, &kind_payer, fresh, count);
    return STATUS_OK;
}

enum status payers_add(struct run *run, struct store *store, const struct payer *payer,
                       size_t count)
{
    struct payer_list list = {.payer = payer, .count = count};
    enum status status = STATUS_OK;

    for (size_t i = 0; i < count && !status; i++)
        status = record_check(run, &kind_payer, &payer[i]);
    return status || !count ? status : private_change(run, store, payer_name, note, &list);
}

enum status payers_find(struct run *run, struct store *store, const char *ref, const char **out)
{
    struct blob blob;
    struct items items;
    enum status status = private_read(run, store, payer_name, &blob);

    *out = NULL;
    if (!status)
        status = read_list(run, &blob, &payer_file, &items);
    for (size_t i = 0; !status && i < items.count; i++) {
        const struct payer *payer = items.item[i].record;
        if (strcmp(payer->ref, ref) == 0)
            *out = payer->payer;
    }
    return status;
}
