/* Tickets: opened, and taken from step to step. */
#include "cases/operations.h"

#include "base/arena.h"
#include "base/told.h"
#include "book/calendar.h"
#include "book/draft.h"
#include "cases/tickets.h"

#include <stdio.h>
#include <string.h>

enum { YEAR_MAX = 999999 };

static const char *day_text(struct run *run, struct date date)
{
    char text[DATE_SIZE];

    return arena_dup(run->arena, date_text(date, text));
}

/* --- deadlines --- */

/* The day that a term gives; refused when it is over already. */
static enum status deadline(struct draft *draft, struct date from, struct deadline term,
                            struct date *out)
{
    struct run *run = draft->run;
    struct calendar calendar;
    enum status status = calendar_read(run, draft->base, &calendar);

    *out = calendar_deadline(&calendar, from, term);
    if (status || date_is_none(*out) || date_compare(*out, run->today) >= 0)
        return status;
    return fail(run, STATUS_REFUSED, "deadline-past",
                "give a day that is still to come, or days from now: --due 7d",
                "the deadline %s is over", day_text(run, *out));
}

/* The day that the table's days give; it may be over when the ticket is entered late. */
static enum status usual_deadline(struct draft *draft, struct date from, int32_t days,
                                  struct date *out)
{
    struct calendar calendar;
    enum status status = calendar_read(draft->run, draft->base, &calendar);

    *out = calendar_deadline(&calendar, from, (struct deadline){.days = days});
    return status;
}

static bool is_given(struct deadline term)
{
    return term.days || !date_is_none(term.date);
}

/* --- opening --- */

/* The next id of the booking day's year. */
static enum status next_id(struct draft *draft, const char **out)
{
    int number;
    enum status status = case_next_number(draft, "tickets", 'T', YEAR_MAX, &number);

    *out = arena_printf(draft->run->arena, "T%04d-%04d", draft->run->today.year, number);
    return status;
}

static enum status store_photos(struct draft *draft, const struct ticket_input *input,
                                struct rows *out)
{
    struct photo *photos = arena_array(draft->run->arena, input->photo_count, sizeof *photos);
    enum status status = STATUS_OK;

    for (size_t i = 0; i < input->photo_count && !status; i++) {
        const struct voucher_file *file = &input->photos[i];
        photos[i].voucher_type = file->type;
        status = draft_voucher(draft, file->bytes, file->size, file->type, &photos[i].voucher);
    }
    *out = (struct rows){photos, input->photo_count};
    return status;
}

static enum status check_units(struct run *run, const struct book *book, const struct words *units)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < units->count; i++)
        if (book_unit(book, units->item[i]) < 0)
            status = fail(run, STATUS_REFUSED, "unknown-unit",
                          "look at the folder units/; a new unit is added with units add",
                          "there is no unit '%s'", units->item[i]);
    return status;
}

static enum status set_due(struct draft *draft, struct ticket *record, struct deadline term)
{
    const struct ticket_opening *opening = ticket_opening(ticket_kind_of(record->kind));
    const enum ticket_severity severity = ticket_severity_of(record->severity);

    if (is_given(term))
        return deadline(draft, record->opened, term, &record->due);
    if (!opening->days[severity])
        return STATUS_OK;
    return usual_deadline(draft, record->opened, opening->days[severity], &record->due);
}

enum status open_ticket(struct run *run, const struct book *book, void *context,
                        struct draft *draft)
{
    const struct ticket_input *input = context;
    struct ticket record = input->ticket;

    record.log = (struct rows){0};
    if (date_is_none(record.opened))
        record.opened = run->today;
    enum status status = next_id(draft, &record.id);
    if (!status)
        status = store_photos(draft, input, &record.photos);
    if (!status)
        status = record_check(run, &kind_ticket, &record);
    if (!status)
        status = set_due(draft, &record, input->due);
    if (!status)
        status = check_units(run, book, &record.units);
    if (!status)
        status = case_begin(draft, path_ticket(run, record.id), &kind_ticket, &record);
    if (!status)
        status =
            ticket_check_roster(run, book, &(struct source){.path = path_ticket(run, record.id)},
                                &record, 0, STATUS_REFUSED);
    draft_subject(draft, "tickets: open %s about %s%s%s (%s)", told_word(run, record.kind),
                  told_word(run, record.subject), date_is_none(record.due) ? "" : ", due ",
                  day_text(run, record.due), record.id);
    return status;
}

/* --- steps --- */

/* The ticket as the draft has it. */
static enum status read_ticket(struct draft *draft, const char *id, struct source *source,
                               const struct ticket **out)
{
    const char *path = path_ticket(draft->run, id);
    struct blob blob;
    void *record = NULL;
    enum status status = draft_read(draft, path, &blob);

    if (!status && !blob.found)
        return fail(draft->run, STATUS_REFUSED, "unknown-ticket", "see 'tickets list'",
                    "there is no ticket '%s'", id);
    if (status)
        return status;
    *source = (struct source){path, blob.bytes, blob.size};
    status = yaml_read_map(draft->run, source, file_kind_of(path, NULL), &record);
    *out = record;
    return status;
}

static enum status append_step(struct draft *draft, const char *id, const struct ticket_event *step)
{
    struct run *run = draft->run;
    const struct ticket *ticket;
    struct source source;
    struct text text;
    enum status status = record_check(run, &kind_ticket_event, step);

    if (!status)
        status = read_ticket(draft, id, &source, &ticket);
    if (!status)
        status =
            yaml_append_within(run, &source, file_kind_of(source.path, NULL), "log", step, &text);
    if (status)
        return status;
    draft_file(draft, source.path, text.at, text.length);
    status = read_ticket(draft, id, &source, &ticket);
    return status ? status : ticket_check_file(run, &source, ticket, STATUS_REFUSED);
}

/* Who has it in hand is who does it, when nobody is named. */
static void set_by(struct ticket_event *step, enum ticket_step what, const struct ticket_life *life)
{
    if (!step->by && (what == STEP_START || what == STEP_FIX || what == STEP_DONE))
        step->by = life->holder;
}

static enum status set_step_due(struct draft *draft, const struct ticket_step_input *input,
                                enum ticket_step what, struct ticket_event *step)
{
    if (is_given(input->due))
        return deadline(draft, step->date, input->due, &step->due);
    if (what == STEP_ESCALATE)
        return usual_deadline(draft, step->date, ticket_reply_days(ticket_level_of(step->level)),
                              &step->due);
    if (what == STEP_REFER)
        return usual_deadline(draft, step->date, ticket_reply_days(LEVEL_COMPOUND), &step->due);
    return STATUS_OK;
}

/* What the step leaves out and the ticket says. */
static enum status complete(struct draft *draft, const struct ticket_step_input *input,
                            const struct ticket_life *life, struct ticket_event *step)
{
    const enum ticket_step what = ticket_step_of(step->what);
    enum status status = STATUS_OK;

    if (date_is_none(step->date))
        step->date = draft->run->today;
    set_by(step, what, life);
    if (what == STEP_ESCALATE && !step->level)
        step->level =
            ticket_level_name(life->level < LEVEL_DEPARTMENT ? life->level + 1 : LEVEL_DEPARTMENT);
    if (input->photo.bytes) {
        step->voucher_type = input->photo.type;
        status = draft_voucher(draft, input->photo.bytes, input->photo.size, input->photo.type,
                               &step->voucher);
    }
    return status ? status : set_step_due(draft, input, what, step);
}

/* What is released or done on one side of a match is so on the other. */
static enum status step_other(struct draft *draft, const struct ticket_life *life,
                              const struct ticket_event *step)
{
    const enum ticket_step what = ticket_step_of(step->what);
    const struct ticket_event other = {.date = step->date, .what = step->what, .by = step->by};

    if (life->state != STATE_MATCHED || (what != STEP_RELEASE && what != STEP_DONE))
        return STATUS_OK;
    return append_step(draft, life->match, &other);
}

/* "escalate roads to the street (T2026-0042)" */
static void set_subject(struct draft *draft, const struct ticket *ticket,
                        const struct ticket_event *step)
{
    const char *to = step->level ? step->level : step->to ? step->to : step->body;
    const char *due = date_is_none(step->due) ? "" : day_text(draft->run, step->due);

    struct run *run = draft->run;

    draft_subject(draft, "tickets: %s %s about %s%s%s%s%s (%s)", told_word(run, step->what),
                  told_word(run, ticket->kind), told_word(run, ticket->subject), to ? " to " : "",
                  to ? told_word(run, to) : "", *due ? ", due " : "", due, ticket->id);
}

enum status step_ticket(struct run *run, const struct book *book, void *context,
                        struct draft *draft)
{
    const struct ticket_step_input *input = context;
    struct ticket_event step = input->step;
    const struct ticket *ticket;
    struct source source;
    enum status status = read_ticket(draft, input->ticket, &source, &ticket);

    (void)book;
    (void)run;
    if (status)
        return status;
    const struct ticket_life life = ticket_live(ticket, (struct date){0});
    status = complete(draft, input, &life, &step);
    if (!status)
        status = append_step(draft, ticket->id, &step);
    if (!status)
        status = step_other(draft, &life, &step);
    set_subject(draft, ticket, &step);
    return status;
}

static enum status want_kind(struct draft *draft, const char *id, const char *kind)
{
    const struct ticket *ticket;
    struct source source;
    enum status status = read_ticket(draft, id, &source, &ticket);

    if (status || strcmp(ticket->kind, kind) == 0)
        return status;
    return fail(draft->run, STATUS_REFUSED, "ticket-match",
                "name the need first, then the offer that meets it",
                "the ticket '%s' is a %s and no %s", id, ticket->kind, kind);
}

enum status match_tickets(struct run *run, const struct book *book, void *context,
                          struct draft *draft)
{
    const struct ticket_step_input *input = context;
    struct ticket_event step = input->step, other;
    enum status status = want_kind(draft, input->ticket, "need");

    (void)book;
    status = status_join(status, want_kind(draft, step.other, "offer"));
    if (status)
        return status;
    if (date_is_none(step.date))
        step.date = run->today;
    other = step;
    other.other = input->ticket;
    status = append_step(draft, input->ticket, &step);
    status = status_join(status, append_step(draft, input->step.other, &other));
    draft_subject(draft, "tickets: match the need %s with the offer %s", input->ticket, step.other);
    return status;
}
