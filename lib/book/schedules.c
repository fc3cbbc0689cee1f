/* The register of rounds: what is planned, on which days and at which times. */
#include "book/inside.h"

#include "base/arena.h"
#include "book/rounds.h"

#include <string.h>

static const char *const weekdays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

/* 1970-01-01 was a Thursday, the fourth of these. */
static const char *weekday_of(struct date day)
{
    return weekdays[(((date_days(day) + 3) % 7) + 7) % 7];
}

static bool has_word(const struct words *words, const char *word)
{
    for (size_t i = 0; i < words->count; i++)
        if (strcmp(words->item[i], word) == 0)
            return true;
    return false;
}

bool schedule_is_planned(const struct schedule *line, struct date day)
{
    return date_compare(line->from, day) <= 0 &&
           (date_is_none(line->to) || date_compare(day, line->to) <= 0) &&
           (line->weekdays.count == 0 || has_word(&line->weekdays, weekday_of(day)));
}

const struct schedule *book_schedule(const struct book *book, const char *schedule, struct date day,
                                     const char *time)
{
    for (size_t i = 0; i < book->schedule_count; i++) {
        const struct schedule *line = book->schedules[i];
        if (strcmp(line->schedule, schedule) == 0 && schedule_is_planned(line, day) &&
            has_word(&line->times, time))
            return line;
    }
    return NULL;
}

const struct schedule *book_schedule_last(const struct book *book, const char *schedule)
{
    const struct schedule *last = NULL;

    for (size_t i = 0; i < book->schedule_count; i++)
        if (strcmp(book->schedules[i]->schedule, schedule) == 0 &&
            (!last || date_compare(book->schedules[i]->from, last->from) > 0))
            last = book->schedules[i];
    return last;
}

/* --- the register --- */

struct line {
    struct run *run;
    const struct source *source;
    const struct schedule *schedule;
    size_t index;
};

static enum status fail_line(const struct line *line, const char *field, const char *within,
                             const char *code, const char *hint, const char *why)
{
    const struct file_kind *file = file_kind_of(line->source->path, NULL);

    return fail_at(line->run, yaml_spot(line->run, line->source, file, line->index, field, within),
                   STATUS_DATA, code, hint, "the round '%s' %s", line->schedule->schedule,
                   phrase(line->run, why));
}

static enum status check_days(const struct line *line)
{
    const struct words *days = &line->schedule->weekdays, *times = &line->schedule->times;
    enum status status = STATUS_OK;

    if (!date_is_none(line->schedule->to) &&
        date_compare(line->schedule->to, line->schedule->from) < 0)
        status = fail_line(line, "to", NULL, "schedule-days",
                           "'to' is the last day on which it is planned", "ends before it begins");
    for (size_t i = 0; i < days->count; i++) {
        size_t at = 0;
        while (at < 7 && strcmp(weekdays[at], days->item[i]) != 0)
            at++;
        if (at == 7)
            status = fail_line(line, "weekdays", days->item[i], "schedule-weekday",
                               "the days are mon, tue, wed, thu, fri, sat and sun",
                               "names a day that no week has");
    }
    for (size_t i = 1; i < times->count; i++)
        if (strcmp(times->item[i - 1], times->item[i]) >= 0)
            status = fail_line(line, "times", times->item[i], "schedule-times",
                               "write each time once, the earlier one first",
                               "has times that do not follow each other");
    if (times->count == 0)
        status = fail_line(line, "times", NULL, "schedule-times", "give at least one time",
                           "has no time of day");
    return status;
}

static bool overlap(const struct schedule *a, const struct schedule *b)
{
    const bool a_ended = !date_is_none(a->to) && date_compare(a->to, b->from) < 0;
    const bool b_ended = !date_is_none(b->to) && date_compare(b->to, a->from) < 0;

    return strcmp(a->schedule, b->schedule) == 0 && !a_ended && !b_ended;
}

static enum status check_line(const struct book *book, const struct line *line)
{
    const struct schedule *schedule = line->schedule;
    enum status status = check_days(line);

    if (schedule->category && book_category(book, schedule->category) < 0)
        status = fail_line(line, "category", NULL, "unknown-category",
                           "categories are in funds.yaml; add it there: funds add-category",
                           "names a category that is not there");
    for (size_t i = 0; i < book->schedule_count; i++)
        if (overlap(book->schedules[i], schedule))
            return fail_line(line, "from", NULL, "schedule-twice",
                             "end the earlier line with 'to' the day before",
                             "has two lines at the same time");
    return status;
}

enum status book_read_schedules(struct run *run, struct book *book)
{
    struct source source;
    struct items list;
    enum status status = book_read_list(run, book->snapshot, "rounds.yaml", &list, &source);

    if (status)
        return status;
    book->schedules = arena_array(run->arena, list.count, sizeof *book->schedules);
    for (size_t i = 0; i < list.count; i++) {
        const struct line line = {run, &source, list.item[i].record, i};
        status = status_join(status, check_line(book, &line));
        book->schedules[book->schedule_count++] = line.schedule;
    }
    return status;
}
