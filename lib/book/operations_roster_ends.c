/* What ends in the roster, and terms that were filed: a line gets a last day, and stays. */
#include "book/operations_common.h"

#include "base/arena.h"
#include "base/told.h"
#include "book/roster_inside.h"

#include <string.h>

/* Whether a member says what is asked for; NULL asks for nothing. */
static bool says(const struct kind *kind, const void *record, const char *name, const char *wanted)
{
    const struct field *field = wanted ? kind_field(kind, name) : NULL;

    return !field || strcmp(FIELD_IN(const char *, record, field), wanted) == 0;
}

static bool is_wanted(const struct end_input *input, const void *record)
{
    return says(input->kind, record, "person", input->person) &&
           says(input->kind, record, "body", input->body) &&
           says(input->kind, record, "seat", input->seat) &&
           says(input->kind, record, "role", input->role) &&
           says(input->kind, record, "skill", input->skill);
}

/* The line's first and last day; people and bodies have no overlapping lines, so of these it is
 * the last that ends. */
static bool is_in_force(const struct kind *kind, const void *record, struct date day)
{
    if (kind == &kind_term)
        return term_on(record, day);
    const struct field *from = kind_field(kind, kind == &kind_skill ? "consent" : "from");
    return days_hold(FIELD_IN(struct date, record, from),
                     FIELD_IN(struct date, record, kind_field(kind, "to")), day);
}

static void end_record(const struct end_input *input, void *record, struct date day)
{
    if (input->kind == &kind_term) {
        struct term *term = record;
        term->ended = day;
        term->why = input->why;
        return;
    }
    FIELD_AT(struct date, record, kind_field(input->kind, "to")) = day;
}

static bool has_lines(const struct kind *kind)
{
    return kind == &kind_person || kind == &kind_body;
}

static const char *what_of(struct run *run, const struct end_input *input)
{
    const char *parts[] = {input->body, input->seat, input->person, input->role, input->skill};
    struct text text = text_new(run->arena);

    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (parts[i])
            text_printf(&text, "%s%s", text.length ? " " : "", parts[i]);
    return text.at ? text.at : "";
}

/* Whether `a` begins after `b`. */
static bool is_later(const struct kind *kind, const void *a, const void *b)
{
    const struct field *from = kind_field(kind, "from");

    return date_compare(FIELD_IN(struct date, a, from), FIELD_IN(struct date, b, from)) > 0;
}

/* Marks the lines that end and counts them; of one person's or body's lines only the last. */
static size_t choose(const struct end_input *input, const struct items *items, struct date day,
                     bool *chosen)
{
    size_t count = 0, last = items->count;

    for (size_t i = 0; i < items->count; i++) {
        const void *record = items->item[i].record;
        if (!is_wanted(input, record) || !is_in_force(input->kind, record, day))
            continue;
        if (has_lines(input->kind) && last < items->count) {
            if (!is_later(input->kind, record, items->item[last].record))
                continue;
            chosen[last] = false;
            count--;
        }
        chosen[i] = true;
        last = i;
        count++;
    }
    return count;
}

static enum status check_choice(struct run *run, const struct end_input *input, size_t count,
                                struct date day)
{
    if (count == 0)
        return fail(run, STATUS_REFUSED, "roster-nothing",
                    "see 'roster list' for what there is on a day, and give the day with --to",
                    "there is no %s '%s' on %s that could end", phrase(run, input->kind->name),
                    what_of(run, input), day_name(run, day));
    if (count > 1 && input->kind == &kind_term)
        return fail(run, STATUS_REFUSED, "term-several", "say whose with --person",
                    "%zu people have the seat '%s' of '%s' on that day", count, input->seat,
                    input->body);
    return STATUS_OK;
}

/* From the last to the first: what stands before a line keeps its place. */
static void end_lines(struct draft *draft, const struct end_input *input,
                      const struct source *source, const struct items *items, const bool *chosen,
                      struct date day)
{
    struct source now = *source;

    for (size_t i = items->count; i-- > 0;) {
        if (!chosen[i])
            continue;
        void *record = arena_alloc(draft->run->arena, input->kind->size);
        memcpy(record, items->item[i].record, input->kind->size);
        end_record(input, record, day);
        const struct text text = yaml_replace(draft->run, &now, items, i, input->kind, record);
        now.bytes = text.at;
        now.size = text.length;
    }
    draft_file(draft, source->path, now.bytes, now.size);
}

enum status end_in_roster(struct run *run, const struct book *book, void *context,
                          struct draft *draft)
{
    const struct end_input *input = context;
    const struct date day = date_or_today(run, input->to);
    struct source source;
    struct items items;
    enum status status = draft_read_list(draft, roster_list_of(input->kind)->path, &source, &items);

    (void)book;
    if (status)
        return status;
    bool *chosen = arena_array(run->arena, items.count, sizeof *chosen);
    status = check_choice(run, input, choose(input, &items, day, chosen), day);
    if (status)
        return status;
    end_lines(draft, input, &source, &items, chosen, day);
    status = roster_holds(draft);
    if (status)
        return status;
    draft_subject(draft, "roster: end the %s %s on %s", told_word(run, input->kind->name),
                  short_text(run, what_of(run, input), 40), day_name(run, day));
    return STATUS_OK;
}

/* --- filing --- */

/* Gives every term of the body that is in force and not filed its day; how many there were. */
static size_t mark_filed(struct run *run, const char *body, struct date day,
                         const struct items *items, struct source *now)
{
    size_t count = 0;

    for (size_t i = items->count; i-- > 0;) {
        struct term term = *(const struct term *)items->item[i].record;
        if (strcmp(term.body, body) != 0 || !date_is_none(term.filed) || !term_on(&term, day))
            continue;
        term.filed = day;
        const struct text text = yaml_replace(run, now, items, i, &kind_term, &term);
        now->bytes = text.at;
        now->size = text.length;
        count++;
    }
    return count;
}

enum status file_terms(struct run *run, const struct book *book, void *context, struct draft *draft)
{
    const struct filing_input *input = context;
    const struct date day = date_or_today(run, input->date);
    struct source source;
    struct items items;

    (void)book;
    if (date_compare(day, run->today) > 0)
        return fail(run, STATUS_REFUSED, "date-in-future", "give the day on which it was filed",
                    "the date %s is after the booking day", day_name(run, day));
    enum status status = draft_read_list(draft, roster_list_of(&kind_term)->path, &source, &items);
    if (status)
        return status;
    const size_t count = mark_filed(run, input->body, day, &items, &source);
    if (count == 0)
        return fail(run, STATUS_REFUSED, "roster-nothing", "see 'roster ends' for what is due",
                    "no term of the body '%s' is waiting to be filed on %s", input->body,
                    day_name(run, day));
    draft_file(draft, source.path, source.bytes, source.size);
    status = roster_holds(draft);
    if (status)
        return status;
    draft_subject(draft, "roster: %zu %s of %s filed on %s", count,
                  told_word(run, count == 1 ? "term" : "terms"), input->body, day_name(run, day));
    return STATUS_OK;
}
