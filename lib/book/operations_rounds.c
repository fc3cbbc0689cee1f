/* Rounds: planned, ended, and logged one by one or by the sheet. */
#include "book/operations_common.h"

#include "base/arena.h"
#include "base/told.h"
#include "book/check.h"
#include "book/rounds.h"

#include <string.h>

enum { REASON_WIDTH = 40 };

static const char rounds_path[] = "rounds.yaml";

/* The line of a round that has no end, or the number of lines. */
static size_t line_in_force(const struct items *items, const char *schedule)
{
    for (size_t i = 0; i < items->count; i++) {
        const struct schedule *line = items->item[i].record;
        if (strcmp(line->schedule, schedule) == 0 && date_is_none(line->to))
            return i;
    }
    return items->count;
}

/* What was logged since a day must still be planned by the draft's register. */
static enum status check_logged(struct run *run, struct draft *draft, const char *schedule,
                                struct date since)
{
    struct snapshot *overlay;
    struct book *after;
    struct logged *logged;
    size_t count = 0;
    char day[DATE_SIZE];
    enum status status = draft_overlay(draft, &overlay);

    if (!status)
        status = book_open(run, overlay, &after);
    if (status <= STATUS_FOUND)
        status = rounds_logged(run, draft->base, since, &logged, &count);
    for (size_t i = 0; i < count && status <= STATUS_FOUND; i++) {
        const struct round *round = logged[i].round;
        if (!logged[i].undone && strcmp(round->schedule, schedule) == 0 &&
            !book_schedule(after, round->schedule, round->date, round->at))
            return fail(run, STATUS_REFUSED, "schedule-logged",
                        "take a later day, or undo that record first: rounds reverse ID",
                        "'%s' logs the round of %s at %s, which would no longer be planned",
                        logged[i].id, date_text(round->date, day), round->at);
    }
    return status;
}

static enum status end_line(struct draft *draft, const struct source *source,
                            const struct items *items, size_t at, struct date last)
{
    struct schedule old = *(const struct schedule *)items->item[at].record;

    if (date_compare(old.from, last) > 0)
        return fail(draft->run, STATUS_REFUSED, "schedule-twice",
                    "a change begins after the line before it; edit rounds.yaml to correct that "
                    "one",
                    "the round '%s' has a line from %s already", old.schedule,
                    day_name(draft->run, old.from));
    old.to = last;
    draft_replace(draft, source, items, at, &old);
    return STATUS_OK;
}

enum status plan_round(struct run *run, const struct book *book, void *context, struct draft *draft)
{
    struct schedule line = *(const struct schedule *)context;
    struct source source;
    struct items items;

    line.from = date_or_today(run, line.from);
    enum status status = record_check(run, &kind_schedule, &line);
    if (!status && line.post && book->post_count && !book_post(book, line.post, line.from))
        status = fail(run, STATUS_REFUSED, "unknown-post",
                      "see the posts with expenses post list, or add it: expenses post add",
                      "there is no post '%s' at that time", line.post);
    if (!status)
        status = draft_read_list(draft, rounds_path, &source, &items);
    const size_t at = status ? 0 : line_in_force(&items, line.schedule);
    if (!status && at < items.count)
        status = end_line(draft, &source, &items, at, date_from_days(date_days(line.from) - 1));
    if (!status)
        status = draft_add(draft, rounds_path, &kind_schedule, &line);
    if (!status)
        status = check_logged(run, draft, line.schedule, line.from);
    if (status > STATUS_FOUND)
        return status;
    draft_subject(draft, "rounds: plan %s from %s", line.schedule, day_name(run, line.from));
    return STATUS_OK;
}

enum status end_round(struct run *run, const struct book *book, void *context, struct draft *draft)
{
    const struct schedule *input = context;
    const struct date last = date_or_today(run, input->to);
    struct source source;
    struct items items;

    (void)book;
    enum status status = draft_read_list(draft, rounds_path, &source, &items);
    const size_t at = status ? 0 : line_in_force(&items, input->schedule);
    if (!status && at == items.count)
        return fail(run, STATUS_REFUSED, "unknown-schedule", "see 'rounds plan list'",
                    "no round '%s' is planned without an end", input->schedule);
    if (!status)
        status = end_line(draft, &source, &items, at, last);
    if (!status)
        status = check_logged(run, draft, input->schedule, last);
    if (status > STATUS_FOUND)
        return status;
    draft_subject(draft, "rounds: end %s on %s", input->schedule, day_name(run, last));
    return STATUS_OK;
}

static struct spot spot_of(const struct rounds_input *input, size_t index)
{
    return input->file ? (struct spot){input->file, input->lines[index], 0} : (struct spot){0};
}

static struct date earliest(const struct rounds_input *input)
{
    struct date first = input->rounds[0].date;

    for (size_t i = 1; i < input->count; i++)
        if (date_compare(input->rounds[i].date, first) < 0)
            first = input->rounds[i].date;
    return first;
}

/* Each round is logged once, in the books and in the sheet. */
static enum status check_twice(struct run *run, struct draft *draft,
                               const struct rounds_input *input)
{
    struct logged *logged;
    size_t count;
    enum status status = rounds_logged(run, draft->base, earliest(input), &logged, &count);

    for (size_t i = 0; i < input->count && status <= STATUS_REFUSED; i++) {
        const struct round *round = &input->rounds[i];
        const char *by = NULL;
        for (size_t k = 0; k < count && !by; k++)
            if (!logged[k].undone && round_is_same(logged[k].round, round))
                by = phrase_printf(run, "by '%s'", logged[k].id);
        for (size_t k = 0; k < i && !by; k++)
            if (round_is_same(&input->rounds[k], round))
                by = input->file ? phrase_printf(run, "in line %d", input->lines[k])
                                 : "in this change";
        if (by)
            status = status_join(
                status, fail_at(run, spot_of(input, i), STATUS_REFUSED, "round-twice",
                                "if that one is wrong undo it first: rounds reverse ID",
                                "the round '%s' of %s at %s is logged %s already", round->schedule,
                                day_name(run, round->date), round->at, by));
    }
    return status;
}

static void name_change(struct run *run, struct draft *draft, const struct rounds_input *input,
                        const char *id)
{
    const struct round *round = &input->rounds[0];

    if (input->file) {
        draft_subject(draft,
                      input->count == 1 ? "rounds: log %zu round from %s"
                                        : "rounds: log %zu rounds from %s",
                      input->count, input->file);
        return;
    }
    draft_subject(draft, "rounds: %s of %s at %s %s%s%s (%s)", round->schedule,
                  day_name(run, round->date), round->at, told_word(run, round->result),
                  round->reason ? ": " : "",
                  round->reason ? short_text(run, round->reason, REASON_WIDTH) : "", id);
}

enum status log_rounds(struct run *run, const struct book *book, void *context, struct draft *draft)
{
    const struct rounds_input *input = context;
    enum status status = STATUS_OK;
    const char *id = "";

    for (size_t i = 0; i < input->count; i++) {
        input->rounds[i].date = date_or_today(run, input->rounds[i].date);
        status = status_join(status, check_record(run, book, &kind_round, &input->rounds[i],
                                                  run->today, spot_of(input, i)));
    }
    status = status_join(status, check_twice(run, draft, input));
    for (size_t i = 0; i < input->count && !status; i++) {
        id = input->rounds[i].id = draft_next_id(draft, &kind_round);
        status = draft_append(draft, "rounds", &kind_round, &input->rounds[i]);
    }
    if (!status)
        name_change(run, draft, input, id);
    return status;
}
