#include "cases/ticket_month.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

struct counting {
    struct run *run;
    struct month first, month; /* the last */
    struct date last, day;
    struct ticket_month *out;
    size_t about_capacity, subject_capacity;
};

static bool is_now(const struct counting *counting, struct date day)
{
    const struct month month = date_month(day);

    return !date_is_none(day) && month_compare(month, counting->first) >= 0 &&
           month_compare(month, counting->month) <= 0;
}

static int64_t days_between(struct date from, struct date to)
{
    return (int64_t)date_days(to) - date_days(from);
}

static struct ticket_about *about_of(struct counting *counting, const char *body)
{
    struct ticket_month *out = counting->out;

    for (size_t i = 0; i < out->about_count; i++)
        if (strcmp(out->about[i].body, body) == 0)
            return &out->about[i];
    ARENA_PUSH(counting->run->arena, out->about, out->about_count, counting->about_capacity);
    out->about[out->about_count] = (struct ticket_about){.body = body};
    return &out->about[out->about_count++];
}

static struct ticket_subject *subject_of(struct counting *counting, const char *subject)
{
    struct ticket_month *out = counting->out;

    for (size_t i = 0; i < out->subject_count; i++)
        if (strcmp(out->subject[i].subject, subject) == 0)
            return &out->subject[i];
    ARENA_PUSH(counting->run->arena, out->subject, out->subject_count, counting->subject_capacity);
    out->subject[out->subject_count] = (struct ticket_subject){.subject = subject};
    return &out->subject[out->subject_count++];
}

/* --- steps --- */

/* A reply, or whatever else ended the waiting. */
static void count_answer(struct counting *counting, const struct ticket_life *before,
                         const struct ticket_life *after, struct date day)
{
    struct ticket_asked *asked =
        &counting->out->level[before->state == STATE_ESCALATED ? before->level : LEVEL_COMPOUND];

    if (date_is_none(before->asked) || !date_is_none(after->asked) || !is_now(counting, day))
        return;
    asked->answered++;
    asked->days += days_between(before->asked, day);
}

static void count_step(struct counting *counting, const struct ticket_event *step,
                       const struct ticket_life *before, const struct ticket_life *after)
{
    struct ticket_count *count = &counting->out->kind[after->kind];
    const enum ticket_step what = ticket_step_of(step->what);

    count_answer(counting, before, after, step->date);
    if (!is_now(counting, step->date))
        return;
    count->hours += step->hours;
    count->reopened += what == STEP_REOPEN;
    if (what == STEP_EXTEND && after->kind == TICKET_FINDING)
        about_of(counting, after->ticket->about)->extended++;
    if (what == STEP_ESCALATE)
        counting->out->level[after->level].asked++;
    if (what == STEP_REFER)
        counting->out->level[LEVEL_COMPOUND].asked++;
}

/* The ticket as it was on the month's last day, with its steps counted. */
static struct ticket_life count_log(struct counting *counting, const struct ticket *ticket)
{
    struct ticket_life life = ticket_begin(ticket);
    const struct ticket_event *log = ticket->log.item;

    for (size_t i = 0; i < ticket->log.count; i++) {
        const struct ticket_life before = life;
        const struct ticket_rule *rule = ticket_allows(&life, &log[i]);
        if (date_compare(log[i].date, counting->last) > 0)
            break;
        if (!rule)
            continue;
        ticket_take(&life, &log[i], rule);
        count_step(counting, &log[i], &before, &life);
    }
    return life;
}

/* --- tickets --- */

static void count_kind(struct counting *counting, const struct ticket_life *life)
{
    struct ticket_count *count = &counting->out->kind[life->kind];
    const bool running = date_is_none(life->ended);

    count->opened += is_now(counting, life->ticket->opened);
    count->open += running;
    count->overdue += running && ticket_is_late(life, counting->day);
    count->claimed += running && (life->holder || life->state == STATE_MATCHED);
    if (running || !is_now(counting, life->ended))
        return;
    count->ended++;
    count->days += days_between(life->ticket->opened, life->ended);
    count->met += life->state == STATE_DONE;
}

static void count_waiting(struct counting *counting, const struct ticket_life *life)
{
    struct ticket_asked *asked =
        &counting->out->level[life->state == STATE_ESCALATED ? life->level : LEVEL_COMPOUND];

    if (date_is_none(life->asked))
        return;
    asked->waiting++;
    asked->too_long += ticket_waits_too_long(life, counting->day);
}

static void count_finding(struct counting *counting, const struct ticket_life *life)
{
    struct ticket_about *about = about_of(counting, life->ticket->about);
    const struct date opened = life->ticket->opened;

    about->opened += is_now(counting, opened);
    if (!date_is_none(life->ended)) {
        const bool fixed = life->state == STATE_FIXED || life->state == STATE_VERIFIED;
        const bool late = ticket_is_late(life, counting->day);
        about->in_time += fixed && !late && is_now(counting, life->ended);
        about->late += fixed && late && is_now(counting, life->ended);
        return;
    }
    about->open++;
    about->overdue += ticket_is_late(life, counting->day);
    if (date_is_none(about->oldest) || date_compare(opened, about->oldest) < 0)
        about->oldest = opened;
}

static void count_passed(struct counting *counting, const struct ticket_life *life)
{
    struct ticket_passed *passed = &counting->out->passed;
    const bool running = date_is_none(life->ended), late = ticket_is_late(life, counting->day);

    passed->opened += is_now(counting, life->ticket->opened);
    passed->open += running;
    passed->overdue += running && late;
    passed->in_time += !late && is_now(counting, life->ended);
    passed->late += late && is_now(counting, life->ended);
}

static void count_dispute(const struct counting *counting, const struct ticket_life *life,
                          struct ticket_subject *subject)
{
    const bool settled = life->state == STATE_SETTLED;

    if (life->ticket->opened.year == counting->month.year)
        subject->disputes++;
    if (!date_is_none(life->ended) && life->ended.year == counting->month.year) {
        subject->settled += settled;
        subject->failed += !settled;
    }
    subject->disputes_now +=
        is_now(counting, life->ticket->opened) || is_now(counting, life->ended);
}

static void count_subject(struct counting *counting, const struct ticket_life *life)
{
    struct ticket_subject *subject = subject_of(counting, life->ticket->subject);
    const struct month opened = date_month(life->ticket->opened);

    subject->opened += is_now(counting, life->ticket->opened);
    subject->before += month_compare(opened, month_add(counting->first, -1)) == 0;
    subject->year += opened.year == counting->month.year;
    subject->open += date_is_none(life->ended);
    if (life->kind == TICKET_DISPUTE)
        count_dispute(counting, life, subject);
}

static void count_ticket(struct counting *counting, const struct ticket *ticket)
{
    if (date_compare(ticket->opened, counting->last) > 0)
        return;
    const struct ticket_life life = count_log(counting, ticket);
    counting->out->tickets++;
    count_kind(counting, &life);
    count_waiting(counting, &life);
    count_subject(counting, &life);
    if (life.kind == TICKET_FINDING)
        count_finding(counting, &life);
    if (ticket->via)
        count_passed(counting, &life);
}

static int by_body(const void *a, const void *b)
{
    return strcmp(((const struct ticket_about *)a)->body, ((const struct ticket_about *)b)->body);
}

static int by_subject(const void *a, const void *b)
{
    return strcmp(((const struct ticket_subject *)a)->subject,
                  ((const struct ticket_subject *)b)->subject);
}

enum status ticket_month_compute(struct run *run, const struct snapshot *snapshot,
                                 struct month first, struct month month, struct date day,
                                 struct ticket_month *out)
{
    struct counting counting = {.run = run,
                                .first = first,
                                .month = month,
                                .last = month_last(month),
                                .day = day,
                                .out = out};
    struct ticket_files files;
    enum status status = tickets_read(run, snapshot, &files);

    *out = (struct ticket_month){.tickets = 0};
    for (size_t i = 0; i < files.count; i++)
        count_ticket(&counting, files.item[i].ticket);
    if (out->about_count)
        qsort(out->about, out->about_count, sizeof *out->about, by_body);
    if (out->subject_count)
        qsort(out->subject, out->subject_count, sizeof *out->subject, by_subject);
    return status;
}
