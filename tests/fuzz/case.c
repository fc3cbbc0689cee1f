/*
 * Case files: tickets, meetings, projects, notices and the others. The first line is the path, or
 * picks a kind by its first byte; what follows is the file. One that its own rules accept was made
 * step by step: each beginning of its log is accepted, too, may become the whole, and the whole may
 * not become it. Laid over a small compound, the books judge it, and what follows from it holds
 * together.
 */
#include "fuzz.h"

#include "base/arena.h"
#include "book/case_file.h"
#include "book/check.h"
#include "book/projects.h"
#include "cases/meetings.h"
#include "cases/notices.h"
#include "cases/tickets.h"

#include <string.h>

enum { STEPS_TRIED = 24, PLAIN = 0100644 };

static const struct date day = {2026, 11, 3};

/* The compound that the case is of. */
#define FILE_OF(name, text)                                                                        \
    {                                                                                              \
        .path = (name), .bytes = (text), .size = sizeof(text) - 1                                  \
    }
static const struct edit registers[] = {
    FILE_OF("compound.yaml",
            "version: 1\nname: \"Fuzz\"\ncurrency: CNY\nlanguage: en\n"
            "timezone: \"Asia/Shanghai\"\nopened: 2025-12\nrules:\n  group_minimum: 5\n"
            "  credit_fund: operating\n"),
    FILE_OF("decisions.yaml",
            "- {decision: D2026-01, date: 2026-01-05, kind: assembly, title: \"works\"}\n"),
    FILE_OF("funds.yaml",
            "funds:\n  - {fund: operating, name: \"Operating\", kind: operating}\n"
            "  - {fund: maintenance, name: \"Maintenance\", kind: maintenance}\n"
            "places:\n  - {place: cash, name: \"Cash\", kind: cash, holder: compound}\n"
            "categories:\n  - {category: repair, name: \"Repair\", group: repair}\n"),
    FILE_OF("roster/bodies.yaml",
            "- {body: branch, name: \"Branch\", kind: party, level: compound, from: 2016-07-10}\n"
            "- {body: committee, name: \"Committee\", kind: committee, level: compound, seats: 5, "
            "from: 2016-07-10}\n"
            "- {body: street, name: \"Street\", kind: partner, level: street, from: 2016-07-10}\n"),
    FILE_OF("roster/people.yaml",
            "- {person: p001, party: true, from: 2016-07-10}\n- {person: p002, from: 2016-07-10}\n"
            "- {person: p003, from: 2016-07-10}\n- {person: p007, from: 2016-07-10}\n"
            "- {person: p021, from: 2016-07-10}\n"),
    FILE_OF("roster/terms.yaml",
            "- {body: branch, seat: secretary, person: p001, from: 2021-07-01}\n"
            "- {body: committee, seat: chair, person: p001, from: 2025-07-01}\n"
            "- {body: committee, seat: member, person: p002, from: 2025-07-01}\n"
            "- {body: committee, seat: member, person: p003, from: 2025-07-01}\n"),
    FILE_OF("units/1.yaml",
            "- {unit: 1-101, kind: flat, area: 100.00, source: registered, owner: o001, from: "
            "2025-12-01}\n"
            "- {unit: 1-102, kind: flat, area: 80.50, source: surveyed, owner: o002, from: "
            "2025-12-01}\n"
            "- {unit: 1-103, kind: flat, area: 60.00, source: contract, owner: o002, from: "
            "2025-12-01}\n"
            "- {unit: 1-104, kind: flat, area: 90.00, source: registered, owner: o003, from: "
            "2025-12-01}\n"),
};
enum { REGISTERS = sizeof registers / sizeof *registers };

/* A path of each kind of case, for the files that do not say. */
static const char *const paths[] = {
    "tickets/2026/T2026-0001.yaml", "meetings/2026/M2026-01.yaml", "projects/2026/J2026-01.yaml",
    "notices/2026/N2026-01.yaml",   "handovers/old.yaml",          "seal/2026.yaml",
    "reviews/2026-10.yaml",
};

static const char *path_of(const char *line)
{
    const struct file_kind *file = file_kind_of(line, NULL);

    if (file && file->rule == RULE_CASE)
        return line;
    return paths[(unsigned char)*line % (sizeof paths / sizeof *paths)];
}

/* What was found since then is well told, and forgotten. */
static bool refuses(struct run *run, enum status status, const char *what)
{
    want((status != STATUS_OK) == (run_status(run, 0) != STATUS_OK),
         "%s: status %d, and findings that say %d", what, (int)status, (int)run_status(run, 0));
    want_findings(run);
    run->count = 0;
    return status != STATUS_OK;
}

/* Whatever is wrong with a file stands somewhere in it. */
static void want_places(const struct run *run, const struct source *source)
{
    int lines = 1;

    for (size_t i = 0; i < source->size; i++)
        lines += source->bytes[i] == '\n';
    for (size_t i = 0; i < run->count; i++) {
        const struct finding *finding = &run->findings[i];
        want(finding->spot.file && strcmp(finding->spot.file, source->path) == 0 &&
                 finding->spot.line <= lines + 1 &&
                 (finding->spot.line > 0 || strcmp(finding->code, "file-size") == 0),
             "'%s' stands at line %d of %d", finding->code, finding->spot.line, lines);
    }
}

/* The file with the first so many steps of its log. */
static struct text beginning(struct run *run, const struct kind *kind, const void *record,
                             size_t steps)
{
    const struct field *log = kind_field(kind, "log");
    char *head = arena_dupn(run->arena, record, kind->size);
    struct rows rows = FIELD_IN(struct rows, record, log);
    struct text text = text_new(run->arena);

    rows.count = steps;
    memcpy(head + log->offset, &rows, sizeof rows);
    yaml_write_map(&text, kind, head);
    return text;
}

static struct blob blob_of(const struct text *text)
{
    return (struct blob){.bytes = text->at, .size = text->length, .found = true};
}

static void try_growth(struct run *run, const char *path, const struct kind *kind,
                       const void *record)
{
    const size_t steps = case_log(kind, record).count;
    const struct text whole = beginning(run, kind, record, steps);
    const struct blob last = blob_of(&whole);

    want(!refuses(run, check_transition(run, path, &last, &last, day), path), "it may stay");
    for (size_t i = 0; i < steps && i < STEPS_TRIED; i++) {
        const struct text begun = beginning(run, kind, record, i);
        const struct blob blob = blob_of(&begun);
        enum status status = check_file(run, path, begun.at, begun.length, PLAIN);
        want(status == STATUS_OK, "its first %zu steps are accepted, not: %s\n%s", i,
             run->count ? run->findings[0].message : "", begun.at);
        status = check_transition(run, path, &blob, &last, day);
        want(status == STATUS_OK, "the log may grow from %zu steps on: %s", i,
             run->count ? run->findings[0].message : "");
        want(refuses(run, check_transition(run, path, &last, &blob, day), path),
             "no step is taken back");
    }
}

/* --- what follows from a case --- */

static void try_ticket(const struct ticket *ticket)
{
    struct ticket_life life = ticket_begin(ticket);

    for (size_t i = 0; i < ticket->log.count; i++) {
        const struct ticket_event *step = (const struct ticket_event *)ticket->log.item + i;
        const struct ticket_rule *rule = ticket_allows(&life, step);
        want(rule != NULL, "step %zu of an accepted ticket is allowed", i);
        ticket_take(&life, step, rule);
        want(ticket_has_state(life.kind, life.state), "its kind has the state");
        want(life.steps == i + 1 && life.hours >= 0, "it is %zu steps on", i + 1);
    }
    const struct ticket_life same = ticket_live(ticket, (struct date){0});
    want(same.state == life.state && same.level == life.level && same.hours == life.hours &&
             !date_compare(same.due, life.due) && !date_compare(same.ended, life.ended),
         "its life is that of its steps");
    want(ticket_is_running(life.state) == date_is_none(life.ended), "it runs until it ended");
}

static void want_side(const struct tally_side *part, const struct tally_side *whole,
                      const char *what)
{
    want(part->heads >= 0 && part->area >= 0 && part->heads <= whole->heads &&
             part->area <= whole->area,
         "%s: %lld of %lld heads, %lld of %lld", what, (long long)part->heads,
         (long long)whole->heads, (long long)part->area, (long long)whole->area);
}

static void try_meeting(struct run *run, const struct book *book, const struct source *source,
                        const struct meeting *meeting)
{
    struct tally tally;

    if (refuses(run, tally_compute(run, book, source, meeting, STATUS_DATA, &tally), "a tally"))
        return;
    want_side(&tally.part, &tally.all, "who took part");
    want(tally.part.heads + tally.delivered.heads + tally.missing.heads == tally.all.heads &&
             tally.part.area + tally.delivered.area + tally.missing.area == tally.all.area,
         "who took part and who did not are all");
    for (size_t i = 0; i < tally.count; i++) {
        const struct matter_tally *matter = &tally.matters[i];
        want(matter->yes.heads + matter->no.heads + matter->abstain.heads ==
                     tally.part.heads + matter->added.heads &&
                 matter->yes.area + matter->no.area + matter->abstain.area ==
                     tally.part.area + matter->added.area,
             "matter %zu: who took part voted for, against or neither", i);
        want_side(&matter->added, &tally.delivered, "who joined the majority");
        want(!matter->passed || tally.quorum, "nothing passes without a quorum");
    }
}

static void try_project(struct run *run, const struct fold *fold, const struct project *project)
{
    struct projects projects;

    if (refuses(run, projects_compute(run, fold, (struct date){0}, &projects), "projects"))
        return;
    const struct project_state *state = projects_find(&projects, project->id);
    want(projects.count == 1 && state && state->steps == project->log.count,
         "the project is there with all its steps");
    want(state->closed == project_is_closed(project) && *project_stage(state),
         "it is as far as its log says");
    refuses(run, project_check_books(run, &projects, &projects.item[0], STATUS_DATA), "a project");
}

static void try_notice(struct run *run, const struct book *book, const struct notice *notice)
{
    struct notices notices;
    struct notices_due due;

    if (refuses(run, notices_read(run, book->snapshot, (struct date){0}, &notices), "notices"))
        return;
    const struct notice_state *state = notices_find(&notices, notice->id);
    want(notices.count == 1 && state && notice_shown(state, day) >= 0, "the notice is there");
    refuses(run, notices_due(run, book, &notices, day, &due), "notices that are due");
}

static void try_books(struct run *run, const struct source *source, const struct kind *kind,
                      const void *record)
{
    struct snapshot *nothing, *snapshot;
    struct book *book;
    struct fold *fold;
    struct edit *edits = arena_grow(run->arena, registers, REGISTERS, REGISTERS + 1, sizeof *edits);

    edits[REGISTERS] =
        (struct edit){.path = source->path, .bytes = source->bytes, .size = source->size};
    want(!store_nothing(run, NULL, &nothing) &&
             !snapshot_overlay(run, nothing, edits, REGISTERS + 1, &snapshot) &&
             !book_open(run, snapshot, &book) && !fold_run(run, book, NULL, NULL, &fold),
         "the compound has books: %s", run->count ? run->findings[0].message : "");
    const struct case_rules *rules = case_rules_of(kind);
    if (rules->check_books)
        refuses(run, rules->check_books(run, fold, source, record, STATUS_DATA), "the books");
    if (kind == &kind_meeting)
        try_meeting(run, book, source, record);
    else if (kind == &kind_project)
        try_project(run, fold, record);
    else if (kind == &kind_notice)
        try_notice(run, book, record);
}

static void try_source(struct run *run, const struct source *source)
{
    const struct file_kind *file = file_kind_of(source->path, NULL);
    void *record = NULL;

    const enum status status = check_file(run, source->path, source->bytes, source->size, PLAIN);
    want_places(run, source);
    if (refuses(run, status, "a file"))
        return;
    want(yaml_read_map(run, source, file, &record) == STATUS_OK, "what is accepted can be read");
    try_growth(run, source->path, file->kinds[0], record);
    if (file->kinds[0] == &kind_ticket)
        try_ticket(record);
    try_books(run, source, file->kinds[0], record);
}

static void try_case(const uint8_t *bytes, size_t size)
{
    struct run run = fuzz_run();
    struct feed feed = feed_of(bytes, size);
    const char *line = feed_line(&feed, run.arena);

    if (line)
        try_source(&run, &(struct source){path_of(line), feed.at, (size_t)(feed.end - feed.at)});
    arena_free(run.arena);
}

const struct harness harness_case = {"case", try_case};
