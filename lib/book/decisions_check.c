/* Whoever names a decision: that it is there and has passed. */
#include "base/arena.h"
#include "book/decisions.h"
#include "book/names.h"

#include <string.h>

/* What names decisions. */
struct naming {
    struct run *run;
    const struct book *book;
    const struct names *known;
    bool booking;
    struct spot spot;
    enum status status;
};

/* Records that say what was decided do not ask for it. */
static bool defines(const struct kind *kind)
{
    return kind == &kind_adoption || kind == &kind_meeting_event;
}

bool decisions_concern(const struct kind *kind)
{
    if (defines(kind))
        return false;
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (field->type == FIELD_DECISION || (field->nested && decisions_concern(field->nested)))
            return true;
    }
    return false;
}

/* Party members deliberate and a joint meeting promises; neither disposes of what is the owners'
 * (Civil Code art. 278). Who holds a seat is for each body to say. */
static bool binds(const struct decision *decision, const struct kind *kind)
{
    return kind == &kind_term || kind == &kind_body ||
           (strcmp(decision->kind, "party") != 0 && strcmp(decision->kind, "joint") != 0);
}

/* The day of what is allowed: its date, or that from which it holds; none when it has no day. */
static struct date day_of(const struct kind *kind, const void *record, struct date outer)
{
    static const char *const names[] = {"date", "opened", "from"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const struct field *field = kind_field(kind, names[i]);
        if (field && field->type == FIELD_DATE)
            return FIELD_IN(struct date, record, field);
    }
    return outer;
}

static void check_one(struct naming *naming, const struct kind *kind, const char *id,
                      struct date day)
{
    const enum status verdict = naming->booking ? STATUS_REFUSED : STATUS_DATA;
    const struct decisions *decisions;
    struct run *run = naming->run;
    char taken[DATE_SIZE], used[DATE_SIZE];

    if (names_find(naming->known, id) >= 0)
        return;
    enum status status = book_decisions(run, naming->book, &decisions);
    const struct decision *decision = status ? NULL : decisions_find(decisions, id);
    if (status)
        naming->status = status_join(naming->status, status);
    else if (!decision)
        naming->status = status_join(
            naming->status,
            fail_at(run, naming->spot, verdict, "unknown-decision",
                    "see 'meetings decisions'; one that was taken on paper is entered with: "
                    "meetings adopt",
                    "there is no decision '%s'", id));
    else if (!decision->passed)
        naming->status =
            status_join(naming->status, fail_at(run, naming->spot, verdict, "decision-rejected",
                                                "name the decision that allows it",
                                                "'%s' did not pass: %s", id, decision->text));
    else if (!binds(decision, kind))
        naming->status = status_join(
            naming->status,
            fail_at(run, naming->spot, verdict, "decision-body",
                    "name the decision of the committee or the owners' assembly",
                    "'%s' was taken by a meeting that only deliberates: %s", id, decision->text));
    else if (!date_is_none(day) && date_compare(decision->date, day) > 0)
        warn_at(run, naming->spot, naming->booking ? SEVERITY_WARNING : SEVERITY_NOTE,
                "decision-later", "a decision comes first; the report shows both days",
                "'%s' was taken on %s, after %s, the day of what it allows", id,
                date_text(decision->date, taken), date_text(day, used));
}

static void check_fields(struct naming *naming, const struct kind *kind, const void *record,
                         struct date outer)
{
    const struct date day = day_of(kind, record, outer);

    for (size_t i = 0; i < kind->field_count && !defines(kind); i++) {
        const struct field *field = &kind->fields[i];
        if (field->type == FIELD_DECISION) {
            const char *id = FIELD_IN(const char *, record, field);
            if (id)
                check_one(naming, kind, id, day);
        } else if (field->type == FIELD_ROWS) {
            const struct rows rows = FIELD_IN(struct rows, record, field);
            for (size_t k = 0; k < rows.count; k++)
                check_fields(naming, field->nested,
                             (const char *)rows.item + k * field->nested->size, day);
        }
    }
}

enum status decisions_check(struct run *run, const struct book *book, const struct kind *kind,
                            const void *record, const struct names *known, bool booking,
                            struct spot spot)
{
    struct naming naming = {run, book, known, booking, spot, STATUS_OK};

    check_fields(&naming, kind, record, (struct date){0});
    return naming.status;
}

/* --- files --- */

static bool file_concerns(const struct file_kind *file)
{
    for (size_t i = 0; file && file->kinds && file->kinds[i]; i++)
        if (decisions_concern(file->kinds[i]))
            return true;
    return false;
}

/* The records of a file; what cannot be read leaves no finding and is none. */
static struct items read_items(struct run *run, const char *path, const struct blob *blob)
{
    const struct file_kind *file = file_kind_of(path, NULL);
    const struct source source = {path, blob->bytes, blob->size};
    const size_t findings = run->count;
    struct items items = {0};
    void *record = NULL;

    if (!blob->found || !file_concerns(file))
        return items;
    if (file->shape == SHAPE_LIST) {
        if (yaml_read_list(run, &source, file, &items))
            items.count = 0;
    } else if (yaml_read_map(run, &source, file, &record) == STATUS_OK) {
        items.item = arena_alloc(run->arena, sizeof *items.item);
        items.item[0] = (struct item){.kind = file->kinds[0], .record = record};
        items.count = 1;
    }
    run->count = findings;
    return items;
}

static size_t walk_named(struct names *names, const struct kind *kind, const void *record)
{
    size_t count = 0;

    for (size_t i = 0; i < kind->field_count && !defines(kind); i++) {
        const struct field *field = &kind->fields[i];
        if (field->type == FIELD_DECISION) {
            const char *id = FIELD_IN(const char *, record, field);
            if (id && names)
                names_add(names, id, 0);
            count += id != NULL;
        } else if (field->type == FIELD_ROWS) {
            const struct rows rows = FIELD_IN(struct rows, record, field);
            for (size_t k = 0; k < rows.count; k++)
                count += walk_named(names, field->nested,
                                    (const char *)rows.item + k * field->nested->size);
        }
    }
    return count;
}

struct names *decisions_named(struct run *run, const char *path, const struct blob *blob)
{
    const struct items items = read_items(run, path, blob);
    size_t count = 0;

    for (size_t i = 0; i < items.count; i++)
        count += walk_named(NULL, items.item[i].kind, items.item[i].record);
    struct names *names = names_new(run->arena, count);
    for (size_t i = 0; i < items.count; i++)
        walk_named(names, items.item[i].kind, items.item[i].record);
    return names;
}

enum status decisions_check_file(struct run *run, const struct book *book, const char *path,
                                 const struct blob *blob, const struct names *known, bool booking)
{
    const struct items items = read_items(run, path, blob);
    enum status status = STATUS_OK;

    for (size_t i = 0; i < items.count; i++)
        status = status_join(
            status,
            decisions_check(run, book, items.item[i].kind, items.item[i].record, known, booking,
                            (struct spot){.file = path, .line = items.item[i].line}));
    return status;
}
