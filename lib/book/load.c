/* Day-books and rolls: read in parallel, merged into booking order. */
#include "book/carry_inside.h"
#include "book/inside.h"

#include "base/arena.h"

#include <string.h>

/* The order of the folders within a day: money that was opened or moved is there before it is
 * paid back or spent. */
static const char *const folders[] = {"funds",    "fees",   "donations",
                                      "expenses", "rounds", "service"};

enum { FOLDERS = sizeof folders / sizeof folders[0] };

/* One file, once it was read. */
struct loaded {
    const struct file_kind *kind;
    struct date day;
    struct items items;      /* of a day-book */
    const struct roll *roll; /* of a roll */
    bool carried;            /* there already, as carry.h has kept it */
};

struct loading {
    struct entry *entries; /* the folders one behind the other, each by day */
    struct loaded *files;
    size_t count, capacity;
    size_t end[FOLDERS]; /* behind the last file of each folder */
};

/* What is being read: the place of each file in the list of all. */
struct fetching {
    struct loading *loading;
    struct entry *entries;
    size_t *place, count;
};

static void take_files(struct run *run, struct loading *loading, const struct entry *entries,
                       size_t count)
{
    loading->entries = arena_grow(run->arena, loading->entries, loading->count,
                                  loading->count + count, sizeof *loading->entries);
    for (size_t i = 0; i < count; i++) {
        const struct file_kind *kind = file_kind_of(entries[i].path, NULL);
        if (kind && (kind->rule == RULE_DAYBOOK || kind->rule == RULE_ROLL))
            loading->entries[loading->count++] = entries[i];
        else
            warn_at(run, (struct spot){.file = entries[i].path}, SEVERITY_WARNING, "unknown-file",
                    "day-books are FOLDER/YYYY/MM/DD.yaml", "'%s' is not read: it is no day-book",
                    entries[i].path);
    }
}

/* What is carried forward of a folder stands before its files. */
static enum status list_folder(struct run *run, const struct book *book, const char *folder,
                               struct loading *loading)
{
    const struct carry *carry = book->carry;
    struct entry *entries;
    size_t count;

    if (!carry || !carry_cuts(folder)) {
        enum status status = snapshot_list(run, book->snapshot, folder, &entries, &count);
        if (status == STATUS_OK)
            take_files(run, loading, entries, count);
        return status;
    }
    if (strcmp(folder, "fees") == 0) {
        entries = arena_array(run->arena, carry->file_count, sizeof *entries);
        for (size_t i = 0; i < carry->file_count; i++)
            entries[i].path = carry->files[i].path;
        take_files(run, loading, entries, carry->file_count);
    }
    enum status status = carry_list(run, book->snapshot, folder, carry->day, &entries, &count);
    if (status == STATUS_OK)
        take_files(run, loading, entries, count);
    return status;
}

/* The files that are there already stand in front among those of the fees. */
static void take_carried(const struct carry *carry, size_t first, struct loading *loading)
{
    for (size_t i = 0; carry && i < carry->file_count; i++) {
        struct loaded *file = &loading->files[first + i];
        file->kind = file_kind_of(carry->files[i].path, &file->day);
        file->items = carry->files[i].items;
        file->roll = carry->files[i].roll;
        file->carried = true;
    }
}

static enum status list_files(struct run *run, const struct book *book, struct loading *loading)
{
    enum status status = STATUS_OK;
    size_t fees = 0;

    for (size_t folder = 0; folder < FOLDERS && !status; folder++) {
        if (strcmp(folders[folder], "fees") == 0)
            fees = loading->count;
        status = list_folder(run, book, folders[folder], loading);
        loading->end[folder] = loading->count;
    }
    loading->files = arena_array(run->arena, loading->count, sizeof *loading->files);
    take_carried(book->carry, fees, loading);
    return status;
}

static enum status roll_shape(struct run *run, const struct loaded *file, const char *path)
{
    const struct roll *roll = file->roll;
    char month[MONTH_SIZE];

    if (month_compare(roll->month, date_month(file->day)) != 0)
        return fail_at(run, (struct spot){.file = path}, STATUS_DATA, "roll-month",
                       "a roll stands in the folder of its month",
                       "the roll is of %s, not of the month of its folder",
                       month_text(roll->month, month));
    if (roll->totals.count != roll->items.count ||
        (roll->lines.count && roll->lines.width != roll->items.count))
        return fail_at(run, (struct spot){.file = path}, STATUS_DATA, "roll-width",
                       "every line and the totals have one amount per item",
                       "the roll has %zu items, but lines of %zu and %zu totals", roll->items.count,
                       roll->lines.width, roll->totals.count);
    return STATUS_OK;
}

static enum status read_one(struct run *run, size_t index, const struct entry *entry,
                            const struct blob *blob, void *context)
{
    const struct fetching *fetching = context;
    struct loaded *file = &fetching->loading->files[fetching->place[index]];
    const struct source source = {.path = entry->path, .bytes = blob->bytes, .size = blob->size};
    void *record = NULL;

    file->kind = file_kind_of(entry->path, &file->day);
    if (file->kind->rule == RULE_DAYBOOK)
        return yaml_read_list(run, &source, file->kind, &file->items);
    enum status status = yaml_read_map(run, &source, file->kind, &record);
    if (status)
        return status;
    file->roll = record;
    return roll_shape(run, file, entry->path);
}

static bool is_same(const struct entry *a, const struct entry *b)
{
    return strcmp(a->path, b->path) == 0 && oid_equal(a->oid, b->oid) && !oid_is_zero(a->oid);
}

/* The file of an entry in a folder that another book has read: both are sorted by path, and *at
 * moves on. NULL when it is not the same. */
static const struct loaded *known_file(const struct loading *known, size_t folder, size_t *at,
                                       const struct entry *entry)
{
    while (*at < known->end[folder] && strcmp(known->entries[*at].path, entry->path) < 0)
        ++*at;
    return *at < known->end[folder] && is_same(&known->entries[*at], entry) ? &known->files[*at]
                                                                            : NULL;
}

/* Takes what is known, and lists what is left to be read. */
static void take_known(const struct loading *known, struct fetching *fetching)
{
    struct loading *loading = fetching->loading;
    size_t i = 0;

    for (size_t folder = 0; folder < FOLDERS; folder++)
        for (size_t at = folder && known ? known->end[folder - 1] : 0; i < loading->end[folder];
             i++) {
            if (loading->files[i].carried)
                continue;
            const struct loaded *file =
                known ? known_file(known, folder, &at, &loading->entries[i]) : NULL;
            if (file) {
                loading->files[i] = *file;
                continue;
            }
            fetching->entries[fetching->count] = loading->entries[i];
            fetching->place[fetching->count++] = i;
        }
}

static enum status read_files(struct run *run, const struct book *book, struct loading *loading)
{
    struct fetching fetching = {
        .loading = loading,
        .entries = arena_array(run->arena, loading->count, sizeof *fetching.entries),
        .place = arena_array(run->arena, loading->count, sizeof *fetching.place)};

    take_known(book->beside ? book->beside->records->files : NULL, &fetching);
    return snapshot_visit(run, book->snapshot, fetching.entries, fetching.count, read_one,
                          &fetching);
}

static void add_events(struct records *records, const struct loaded *file, const char *path,
                       const struct names *settled)
{
    const struct field *id = NULL, *date = NULL;
    const struct kind *kind = NULL;

    for (size_t i = 0; i < file->items.count; i++) {
        const struct item *item = &file->items.item[i];
        if (kind != item->kind) {
            kind = item->kind;
            id = kind_field(kind, "id");
            date = kind_field(kind, "date");
        }
        const char *name = FIELD_IN(const char *, item->record, id);
        if (settled && names_find(settled, name) >= 0)
            continue;
        records->events[records->count++] =
            (struct event){.kind = item->kind,
                           .record = item->record,
                           .day = file->day,
                           .date = FIELD_IN(struct date, item->record, date),
                           .id = name,
                           .path = path,
                           .line = item->line,
                           .index = i};
    }
}

/* The next day-book in booking order: the folder whose next file is of the earliest day. */
static size_t next_folder(const struct loading *loading, const size_t *at)
{
    size_t best = FOLDERS;

    for (size_t folder = 0; folder < FOLDERS; folder++)
        if (at[folder] < loading->end[folder] &&
            (best == FOLDERS ||
             date_compare(loading->files[at[folder]].day, loading->files[at[best]].day) < 0))
            best = folder;
    return best;
}

/* The openings that are settled; NULL: none. */
static const struct names *settled_of(struct run *run, const struct carry *carry)
{
    if (!carry || !carry->settled.count)
        return NULL;
    struct names *names = names_new(run->arena, carry->settled.count);
    for (size_t i = 0; i < carry->settled.count; i++)
        names_add(names, carry->settled.item[i], 0);
    return names;
}

static void merge(struct run *run, const struct book *book, struct records *records,
                  const struct loading *loading)
{
    const struct names *settled = settled_of(run, book->carry);
    size_t at[FOLDERS] = {0};

    if (book->carry)
        records->events[records->count++] = (struct event){.kind = &kind_carried,
                                                           .record = book->carry,
                                                           .day = book->carry->day,
                                                           .date = book->carry->last,
                                                           .id = kind_carried.name,
                                                           .path = ""};
    for (size_t folder = 1; folder < FOLDERS; folder++)
        at[folder] = loading->end[folder - 1];
    for (size_t best; (best = next_folder(loading, at)) < FOLDERS; at[best]++)
        add_events(records, &loading->files[at[best]], loading->entries[at[best]].path, settled);
}

static void make_room(struct run *run, struct records *records, const struct loading *loading)
{
    size_t events = 1, rolls = 0;

    for (size_t i = 0; i < loading->count; i++) {
        events += loading->files[i].items.count;
        rolls += loading->files[i].roll != NULL;
    }
    records->events = arena_array(run->arena, events, sizeof *records->events);
    records->rolls = arena_array(run->arena, rolls, sizeof *records->rolls);
    for (size_t i = 0; i < loading->count; i++)
        if (loading->files[i].roll)
            records->rolls[records->roll_count++] =
                (struct charged_month){.roll = loading->files[i].roll,
                                       .path = loading->entries[i].path,
                                       .carried = loading->files[i].carried};
}

static enum status index_ids(struct run *run, struct book *book, const struct records *records)
{
    enum status status = STATUS_OK;

    book->index->ids = names_new(run->arena, records->count);
    for (size_t i = 0; i < records->count; i++) {
        const struct event *event = &records->events[i];
        int32_t first = names_add(book->index->ids, event->id, (int32_t)i);
        if (first < 0)
            continue;
        const struct event *other = &records->events[first];
        status = fail_at(run, event_spot(run, book, event, "id"), STATUS_DATA, "id-twice",
                         "ids count without gaps over all day-books of a day",
                         "the id '%s' is already that of a record in '%s', line %d", event->id,
                         other->path, other->line);
    }
    return status;
}

/* The bills and readings that are not reversed: assessing a month looks for them again and
 * again. */
static void index_bills(struct run *run, struct book_index *index, const struct records *records)
{
    bool *reversed = arena_array(run->arena, records->count, sizeof *reversed);
    size_t capacity = 0, room = 0;

    for (size_t i = 0; i < records->count; i++) {
        if (records->events[i].kind != &kind_reversal)
            continue;
        const struct reversal *reversal = records->events[i].record;
        int32_t of = names_find(index->ids, reversal->of);
        if (of >= 0)
            reversed[of] = true;
    }
    for (size_t i = 0; i < records->count; i++) {
        const struct event *event = &records->events[i];
        if (reversed[i])
            continue;
        if (event->kind == &kind_bill) {
            ARENA_PUSH(run->arena, index->bills, index->bill_count, capacity);
            index->bills[index->bill_count++] = event;
        } else if (event->kind == &kind_reading) {
            ARENA_PUSH(run->arena, index->readings, index->reading_count, room);
            index->readings[index->reading_count++] = event;
        }
    }
}

enum status book_records(struct run *run, struct book *book)
{
    if (book->records)
        return STATUS_OK;
    struct loading *loading = arena_alloc(run->arena, sizeof *loading);
    enum status status = list_files(run, book, loading);
    if (!status)
        status = read_files(run, book, loading);
    if (status)
        return status;
    struct records *records = arena_alloc(run->arena, sizeof *records);
    make_room(run, records, loading);
    merge(run, book, records, loading);
    status = index_ids(run, book, records);
    if (status)
        return status;
    index_bills(run, book->index, records);
    records->files = loading;
    book->records = records;
    return STATUS_OK;
}

enum status book_open_beside(struct run *run, const struct snapshot *snapshot,
                             const struct book *beside, struct book **out)
{
    enum status status = book_open(run, snapshot, out);

    if (status == STATUS_OK)
        (*out)->beside = beside;
    return status;
}
