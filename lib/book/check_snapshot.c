/* Everything that can be seen in one snapshot. */
#include "book/check.h"

#include "base/arena.h"
#include "book/assess.h"
#include "book/case_file.h"
#include "book/decisions.h"
#include "book/donations.h"
#include "book/late_fees.h"
#include "book/draft.h"
#include "book/meters.h"
#include "book/officers.h"
#include "book/parking.h"
#include "book/projects.h"
#include "book/kept_fees.h"
#include "book/serials.h"
#include "book/roster.h"
#include "book/rounds.h"
#include "book/services.h"
#include "book/validate.h"
#include "record/id.h"

#include <stdlib.h>
#include <string.h>

enum { MODE_KIND = 0170000, MODE_REGULAR_FILE = 0100000 };

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

void findings_unique(struct run *run, size_t since)
{
    size_t kept = since;

    for (size_t i = since; i < run->count; i++) {
        const struct finding *new = &run->findings[i];
        bool known = false;
        for (size_t k = since; k < kept && !known; k++) {
            const struct finding *old = &run->findings[k];
            known = same_text(old->code, new->code) &&
                    old->spot.line == new->spot.line &&same_text(old->spot.file, new->spot.file) &&
                    same_text(old->message, new->message);
        }
        if (!known)
            run->findings[kept++] = *new;
    }
    run->count = kept;
}

static enum status visit(struct run *run, size_t index, const struct entry *entry,
                         const struct blob *blob, void *context)
{
    (void)index;
    (void)context;
    return check_file(run, entry->path, blob->bytes, blob->size, entry->mode);
}

/* Files are read in parallel; what is no file has nothing to be read. */
static enum status check_files(struct run *run, const struct snapshot *snapshot,
                               const struct entry *entries, size_t count)
{
    struct entry *plain = arena_array(run->arena, count, sizeof *plain);
    enum status status = STATUS_OK;
    size_t plain_count = 0;

    for (size_t i = 0; i < count; i++) {
        if ((entries[i].mode & MODE_KIND) == MODE_REGULAR_FILE)
            plain[plain_count++] = entries[i];
        else
            status = status_join(status, check_file(run, entries[i].path, "", 0, entries[i].mode));
    }
    return status_join(status, snapshot_visit(run, snapshot, plain, plain_count, visit, NULL));
}

/* The names of stored vouchers, "SHA256.TYPE", sorted. */
struct vouchers {
    const char **names;
    size_t count;
};

static int by_name(const void *a, const void *b)
{
    const char *const *x = a, *const *y = b;

    return strcmp(*x, *y);
}

static struct vouchers list_vouchers(struct run *run, const struct entry *entries, size_t count)
{
    struct vouchers vouchers = {.names = arena_array(run->arena, count, sizeof(char *))};

    for (size_t i = 0; i < count; i++)
        if (strncmp(entries[i].path, "vouchers/", 9) == 0)
            vouchers.names[vouchers.count++] = strrchr(entries[i].path, '/') + 1;
    if (vouchers.count)
        qsort(vouchers.names, vouchers.count, sizeof *vouchers.names, by_name);
    return vouchers;
}

static enum status check_voucher(struct run *run, const struct event *event, const char *sha256,
                                 const char *type, const struct vouchers *vouchers)
{
    struct spot spot = {.file = event->path, .line = event->line};

    if (!sha256 || !type)
        return STATUS_OK;
    const char *name = arena_printf(run->arena, "%s.%s", sha256, type);
    if (vouchers->count &&
        bsearch(&name, vouchers->names, vouchers->count, sizeof *vouchers->names, by_name))
        return STATUS_OK;
    return fail_at(run, spot, STATUS_DATA, "voucher-lost",
                   "restore the file from another copy of the ledger",
                   "the voucher '%.12s….%s' of '%s' is not there", sha256, type, event->id);
}

static enum status check_reference(struct run *run, const struct book *book,
                                   const struct event *event, const char *id,
                                   const struct kind *kind)
{
    struct spot spot = {.file = event->path, .line = event->line};
    const struct event *other = id ? book_find(book, id) : NULL;

    if (!id || (other && other->kind == kind))
        return STATUS_OK;
    return fail_at(run, spot, STATUS_DATA, "unknown-record", "name a record that is there",
                   "'%s' names '%s', which is no %s", event->id, id, phrase(run, kind->name));
}

/* The imported statement that a record of any kind stood on. */
static enum status check_statement(struct run *run, const struct book *book,
                                   const struct event *event)
{
    const struct field *field = kind_field(event->kind, "statement");

    return field ? check_reference(run, book, event, FIELD_IN(const char *, event->record, field),
                                   &kind_statement)
                 : STATUS_OK;
}

static enum status check_event(struct run *run, const struct book *book, const struct event *event,
                               const struct vouchers *vouchers)
{
    struct spot spot = {.file = event->path, .line = event->line};
    enum status status = check_standing(run, book, event->kind, event->record, event->day, spot);

    status = status_join(status, check_statement(run, book, event));
    if (event->kind == &kind_bill) {
        const struct bill *bill = event->record;
        return status_join(status,
                           check_voucher(run, event, bill->voucher, bill->voucher_type, vouchers));
    }
    if (event->kind == &kind_refund) {
        const struct refund *refund = event->record;
        return status_join(status,
                           check_reference(run, book, event, refund->expense, &kind_expense));
    }
    if (event->kind != &kind_expense)
        return status;
    const struct expense *expense = event->record;
    status = status_join(status, check_reference(run, book, event, expense->bill, &kind_bill));
    return status_join(
        status, check_voucher(run, event, expense->voucher, expense->voucher_type, vouchers));
}

/* Ids that are counted over several files. */
struct placed_id {
    struct record_id id;
    struct spot spot;
};

struct placed_ids {
    struct placed_id *ids;
    size_t count, capacity;
};

static void collect(struct run *run, struct placed_ids *list, const char *text, struct spot spot)
{
    struct placed_id placed = {.spot = spot};

    if (!text || !id_parse(text, &placed.id))
        return;
    ARENA_PUSH(run->arena, list->ids, list->count, list->capacity);
    list->ids[list->count++] = placed;
}

static enum status collect_periods(struct run *run, const struct snapshot *snapshot,
                                   const struct entry *entries, size_t count,
                                   struct placed_ids *list)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < count && !status; i++) {
        const struct file_kind *file = file_kind_of(entries[i].path, NULL);
        struct blob blob;
        struct items items;
        if (!file || file->rule != RULE_LOG)
            continue;
        status = snapshot_read(run, snapshot, entries[i].path, &blob);
        if (status)
            return status;
        struct source source = {entries[i].path, blob.bytes, blob.size};
        status = yaml_read_list(run, &source, file, &items);
        for (size_t k = 0; k < items.count; k++)
            collect(run, list, record_id_of(items.item[k].kind, items.item[k].record),
                    (struct spot){.file = entries[i].path, .line = items.item[k].line});
    }
    return status;
}

static int by_number(const void *a, const void *b)
{
    const struct placed_id *x = a, *y = b;
    int day = date_compare(x->id.day, y->id.day);

    if (x->id.prefix != y->id.prefix)
        return x->id.prefix < y->id.prefix ? -1 : 1;
    if (day)
        return day;
    if (x->id.desk != y->id.desk)
        return x->id.desk < y->id.desk ? -1 : 1;
    return (x->id.number > y->id.number) - (x->id.number < y->id.number);
}

static bool same_series(const struct record_id *a, const struct record_id *b)
{
    return a->prefix == b->prefix && a->desk == b->desk && date_compare(a->day, b->day) == 0;
}

static enum status check_series(struct run *run, struct placed_ids *list)
{
    enum status status = STATUS_OK;

    if (list->count)
        qsort(list->ids, list->count, sizeof *list->ids, by_number);
    for (size_t i = 0; i < list->count; i++) {
        const struct record_id *id = &list->ids[i].id;
        bool first = i == 0 || !same_series(id, &list->ids[i - 1].id);
        char text[ID_SIZE];
        if (id->number == (first ? 1 : list->ids[i - 1].id.number + 1))
            continue;
        status = fail_at(run, list->ids[i].spot, STATUS_DATA, "id-order",
                         "ids count on without gaps; let the commands number the records",
                         "the id '%s' does not follow the one before it", id_text(*id, text));
    }
    return status;
}

static enum status check_events(struct run *run, const struct book *book,
                                const struct vouchers *vouchers, struct placed_ids *shared)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < book->records->count; i++) {
        const struct event *event = &book->records->events[i];
        status = status_join(status, check_event(run, book, event, vouchers));
        if (event->kind == &kind_reversal)
            collect(run, shared, event->id,
                    (struct spot){.file = event->path, .line = event->line});
    }
    return status;
}

/* A roll belongs to one charge, or it would charge nobody. */
static enum status check_rolls(struct run *run, struct book *book)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < book->records->roll_count; i++) {
        const struct charged_month *charged = &book->records->rolls[i];
        const struct event *event = book_find(book, charged->roll->id);
        if (!event || event->kind != &kind_charge)
            status = fail_at(run, (struct spot){.file = charged->path}, STATUS_DATA,
                             "roll-unbooked", "let fees assess write the roll",
                             "no charge record '%s' belongs to the roll", charged->roll->id);
        status = status_join(status, assess_verify(run, book, charged));
    }
    return status;
}

/* Money in a person's own name, where the rules do not allow it. */
static enum status check_places(struct run *run, const struct book *book)
{
    enum status status = STATUS_OK;

    if (book->compound->rules->private_places_allowed)
        return STATUS_OK;
    for (size_t i = 0; i < book->place_count; i++)
        if (strcmp(book->places[i].holder, "person") == 0)
            status = fail_at(run, (struct spot){.file = "funds.yaml"}, STATUS_DATA, "private-place",
                             "move the money into the compound's name; a decision can change the "
                             "rule private_places_allowed in compound.yaml",
                             "the rules allow no place '%s' in a person's own name",
                             book->places[i].place);
    return status;
}

/* The papers of a record that has no id of its own. */
static enum status check_papers(struct run *run, const struct kind *kind, const void *record,
                                const struct event *named, const struct vouchers *vouchers)
{
    enum status status = STATUS_OK;
    struct paper paper;

    for (size_t at = 0; record_paper(kind, record, &at, &paper);)
        status = status_join(status, check_voucher(run, named, paper.sha256, paper.type, vouchers));
    return status;
}

/* A case with the books, and the papers of its head and its steps. */
static enum status check_case(struct run *run, const struct fold *fold, const struct kind *kind,
                              const struct case_entry *entry, const struct vouchers *vouchers)
{
    const struct case_rules *rules = case_rules_of(kind);
    const struct case_log log = case_log(kind, entry->record);
    struct event named = {.id = field_text(run, &kind->fields[0], entry->record),
                          .path = entry->source.path};
    enum status status = STATUS_OK;

    if (rules && rules->check_books)
        status = rules->check_books(run, fold, &entry->source, entry->record, STATUS_DATA);
    status = status_join(status, check_papers(run, kind, entry->record, &named, vouchers));
    status =
        status_join(status, roster_check_named(run, fold->book, kind, entry->record,
                                               (struct spot){.file = named.path}, STATUS_DATA));
    for (size_t i = 0; i < log.count; i++) {
        const size_t since = run->count;
        status =
            status_join(status, roster_check_named(run, fold->book, log.kind, case_step(&log, i),
                                                   (struct spot){0}, STATUS_DATA));
        status =
            status_join(status, check_papers(run, log.kind, case_step(&log, i), &named, vouchers));
        for (size_t k = since; k < run->count; k++)
            run->findings[k].spot = case_step_spot(run, &entry->source, i);
    }
    return status;
}

static enum status check_cases(struct run *run, const struct fold *fold,
                               const struct vouchers *vouchers)
{
    enum status status = STATUS_OK;

    for (const struct file_kind *file = all_files; file->name; file++) {
        struct case_entry *entries;
        size_t count;
        if (file->rule != RULE_CASE)
            continue;
        enum status read = cases_read(run, fold->book->snapshot, file->kinds[0], &entries, &count);
        if (read)
            return status_join(status, read);
        for (size_t i = 0; i < count; i++)
            status =
                status_join(status, check_case(run, fold, file->kinds[0], &entries[i], vouchers));
    }
    return status;
}

/* The projects with the books. */
static enum status check_projects(struct run *run, const struct fold *fold)
{
    struct projects projects;
    enum status status = projects_compute(run, fold, (struct date){0}, &projects);

    for (size_t i = 0; i < projects.count; i++)
        status = status_join(status,
                             project_check_books(run, &projects, &projects.item[i], STATUS_DATA));
    return status;
}

static enum status check_roster(struct run *run, const struct book *book)
{
    const struct roster *roster;

    return book_roster(run, book, &roster);
}

static enum status check_officers(struct run *run, const struct snapshot *snapshot)
{
    struct officers officers;
    enum status status = officers_read(run, snapshot, &officers);

    return status ? status : officers_check(run, &officers, STATUS_DATA);
}

/* Decisions that were taken elsewhere, and their minutes. */
static enum status check_adopted(struct run *run, const struct book *book,
                                 const struct vouchers *vouchers)
{
    const struct decisions *decisions;
    enum status status = adoptions_check(run, book);

    if (book_decisions(run, book, &decisions))
        return status;
    for (size_t i = 0; i < decisions->count; i++) {
        const struct adoption *adoption = decisions->item[i].adoption;
        const struct event line = {.id = decisions->item[i].id,
                                   .path = decisions->item[i].spot.file,
                                   .line = decisions->item[i].spot.line};
        if (adoption)
            status =
                status_join(status, check_papers(run, &kind_adoption, adoption, &line, vouchers));
    }
    return status;
}

/* Registers and case files that name decisions; day-books are judged record by record. */
static enum status check_named(struct run *run, const struct book *book,
                               const struct entry *entries, size_t count)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < count; i++) {
        const struct file_kind *file = file_kind_of(entries[i].path, NULL);
        struct blob blob;
        if (!file || !file->kinds || file->rule == RULE_DAYBOOK ||
            !decisions_concern(file->kinds[0]))
            continue;
        enum status one = snapshot_read(run, book->snapshot, entries[i].path, &blob);
        if (!one)
            one = decisions_check_file(run, book, entries[i].path, &blob, NULL, false);
        status = status_join(status, one);
    }
    return status;
}

static enum status check_records(struct run *run, const struct snapshot *snapshot,
                                 const struct entry *entries, size_t count)
{
    struct vouchers vouchers = list_vouchers(run, entries, count);
    struct placed_ids shared = {0};
    struct donations donations;
    struct book *book;

    enum status status = book_open(run, snapshot, &book);
    if (status <= STATUS_FOUND)
        status = book_records(run, book);
    if (status > STATUS_FOUND)
        return status;
    status = check_places(run, book);
    status = status_join(status, check_roster(run, book));
    status = status_join(status, check_officers(run, snapshot));
    status = status_join(status, check_adopted(run, book, &vouchers));
    status = status_join(status, check_named(run, book, entries, count));
    status = status_join(status, parking_check(run, book));
    status = status_join(status, check_events(run, book, &vouchers, &shared));
    status = status_join(status, rounds_check(run, book));
    status = status_join(status, collect_periods(run, snapshot, entries, count, &shared));
    status = status_join(status, check_series(run, &shared));
    status = status_join(status, meters_check(run, book));
    status = status_join(status, serials_check(run, book));
    status = status_join(status, kept_fees_check(run, book));
    if (status > STATUS_FOUND)
        return status;
    status = donations_compute(run, book, &donations);
    if (!status)
        status = donations_check(run, &donations);
    if (!status)
        status = services_check(run, donations.fold, STATUS_DATA);
    if (!status)
        status = late_fees_check(run, donations.fold);
    if (!status) {
        status = check_projects(run, donations.fold);
        status = status_join(status, check_cases(run, donations.fold, &vouchers));
    }
    return status_join(status, check_rolls(run, book));
}

static enum status check_needed(struct run *run, const struct entry *entries, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(entries[i].path, ".gitignore") == 0)
            return STATUS_OK;
    return fail(run, STATUS_DATA, "private-not-ignored",
                "make the file .gitignore with the line 'private/'",
                "the folder 'private/' is not ignored by git");
}

enum status check_snapshot(struct run *run, const struct snapshot *snapshot)
{
    size_t since = run->count, count;
    struct entry *entries;
    enum status status = snapshot_list(run, snapshot, "", &entries, &count);

    if (status)
        return status;
    status = check_files(run, snapshot, entries, count);
    status = status_join(status, check_needed(run, entries, count));
    case_check_numbers(run, entries, count);
    status = status_join(status, check_records(run, snapshot, entries, count));
    findings_unique(run, since);
    return status;
}
