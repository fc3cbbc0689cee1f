/* Which files are cut off, which are read, and what it all follows from. */
#include "book/carry_inside.h"

#include "base/arena.h"
#include "base/hash.h"

#include <string.h>

bool carry_cuts(const char *folder)
{
    return strcmp(folder, "fees") == 0 || strcmp(folder, "rounds") == 0;
}

/* The number that the last part of a path begins with. */
static int number_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    int number = 0;

    for (const char *at = slash ? slash + 1 : path; *at >= '0' && *at <= '9' && number < 10000;
         at++)
        number = number * 10 + (*at - '0');
    return number;
}

static enum status add_files(struct run *run, const struct snapshot *snapshot, const char *folder,
                             struct entry **out, size_t *count)
{
    struct entry *entries;
    size_t more;
    enum status status = snapshot_list(run, snapshot, folder, &entries, &more);

    if (status != STATUS_OK || more == 0)
        return status;
    *out = arena_grow(run->arena, *out, *count, *count + more, sizeof **out);
    memcpy(*out + *count, entries, more * sizeof **out);
    *count += more;
    return STATUS_OK;
}

/* The months of the day's year that come after it. */
static enum status list_year(struct run *run, const struct snapshot *snapshot, const char *year,
                             struct date day, struct entry **out, size_t *count)
{
    struct entry *months;
    size_t months_count;
    enum status status = snapshot_folders(run, snapshot, year, &months, &months_count);

    for (size_t i = 0; i < months_count && status == STATUS_OK; i++)
        if (number_of(months[i].path) > day.month)
            status = add_files(run, snapshot, months[i].path, out, count);
    return status;
}

enum status carry_list(struct run *run, const struct snapshot *snapshot, const char *folder,
                       struct date day, struct entry **out, size_t *count)
{
    struct entry *years;
    size_t years_count;
    enum status status = snapshot_folders(run, snapshot, folder, &years, &years_count);

    *out = NULL;
    *count = 0;
    for (size_t i = 0; i < years_count && status == STATUS_OK; i++) {
        const int year = number_of(years[i].path);
        if (year > day.year)
            status = add_files(run, snapshot, years[i].path, out, count);
        else if (year == day.year)
            status = list_year(run, snapshot, years[i].path, day, out, count);
    }
    return status;
}

/* --- what it follows from --- */

struct naming {
    struct text text;
    bool edited; /* an edit is laid over what would be named */
};

static void name_object(struct naming *naming, const struct entry *entry)
{
    char oid[OID_TEXT];

    naming->edited = naming->edited || oid_is_zero(entry->oid);
    text_printf(&naming->text, "%s %s\n", entry->path, oid_text(entry->oid, oid));
}

/* The folder's months up to that of the day, whole years at once. */
static enum status name_folder(struct run *run, const struct snapshot *snapshot, const char *folder,
                               struct date day, struct naming *naming)
{
    struct entry *years, *months;
    size_t count, months_count = 0;
    enum status status = snapshot_folders(run, snapshot, folder, &years, &count);

    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        const int year = number_of(years[i].path);
        if (year < day.year)
            name_object(naming, &years[i]);
        if (year == day.year)
            status = snapshot_folders(run, snapshot, years[i].path, &months, &months_count);
    }
    for (size_t i = 0; i < months_count && status == STATUS_OK; i++)
        if (number_of(months[i].path) <= day.month)
            name_object(naming, &months[i]);
    return status;
}

static enum status name_file(struct run *run, const struct snapshot *snapshot, const char *path,
                             struct naming *naming)
{
    struct entry *entries;
    size_t count;
    enum status status = snapshot_list(run, snapshot, path, &entries, &count);

    for (size_t i = 0; i < count && status == STATUS_OK; i++)
        name_object(naming, &entries[i]);
    return status;
}

enum status carry_key(struct run *run, const struct book *book, struct date day, struct oid *out)
{
    static const char *const folders[] = {"fees", "funds"};
    static const char *const registers[] = {"compound.yaml", "funds.yaml", "sources.yaml",
                                            "tariffs.yaml"};
    struct naming naming = {.text = text_new(run->arena)};
    char hash[SHA256_TEXT];
    enum status status = STATUS_OK;

    *out = (struct oid){{0}};
    for (size_t i = 0; i < sizeof folders / sizeof folders[0] && status == STATUS_OK; i++)
        status = name_folder(run, book->snapshot, folders[i], day, &naming);
    if (status != STATUS_OK || naming.text.length == 0)
        return status;
    for (size_t i = 0; i < sizeof registers / sizeof registers[0] && status == STATUS_OK; i++)
        status = name_file(run, book->snapshot, registers[i], &naming);
    if (status != STATUS_OK || naming.edited)
        return status;
    for (size_t i = 0; i < book->unit_count; i++)
        text_printf(&naming.text, "%s\n", book->units[i].code);
    sha256_text(naming.text.at, naming.text.length, hash);
    hash[OID_TEXT - 1] = '\0';
    oid_parse(hash, out);
    return status;
}
