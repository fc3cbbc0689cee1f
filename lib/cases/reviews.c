#include "cases/reviews.h"

#include "base/arena.h"
#include "base/hash.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

const char *path_review(struct run *run, struct month month)
{
    char text[MONTH_SIZE];

    return arena_printf(run->arena, "reviews/%s.yaml", month_text(month, text));
}

const char *review_path(struct run *run, const void *record)
{
    return path_review(run, ((const struct review *)record)->month);
}

static bool is_step(const struct review_event *step, const char *what)
{
    return strcmp(step->what, what) == 0;
}

static bool is_by(struct date date, struct date last)
{
    return date_is_none(last) || date_compare(date, last) <= 0;
}

const struct review_event *review_answer(const struct review *review, int64_t question,
                                         struct date last)
{
    const struct review_event *log = review->log.item;

    for (size_t i = 0; i < review->log.count; i++)
        if (is_step(&log[i], "answer") && log[i].question == question && is_by(log[i].date, last))
            return &log[i];
    return NULL;
}

enum status review_read(struct run *run, const struct snapshot *snapshot, struct month month,
                        struct date last, struct review_state *out)
{
    struct case_entry entry;
    enum status status = case_read(run, snapshot, path_review(run, month), &entry);

    *out = (struct review_state){.review = entry.record, .source = entry.source};
    if (status || !out->review)
        return status;
    const struct review_event *log = out->review->log.item;
    for (size_t i = 0; i < out->review->log.count; i++) {
        if (!is_by(log[i].date, last))
            continue;
        out->signatures += is_step(&log[i], "sign");
        if (!is_step(&log[i], "question"))
            continue;
        out->questions++;
        out->open += !review_answer(out->review, log[i].question, last);
    }
    return STATUS_OK;
}

/* --- the sample --- */

struct drawn {
    char hash[SHA256_TEXT];
    const struct event *event;
};

static int by_hash(const void *a, const void *b)
{
    const struct drawn *x = a, *y = b;

    return strcmp(x->hash, y->hash);
}

static bool is_reviewed(const struct event *event, struct month month)
{
    return event->kind != &kind_round && month_compare(date_month(event->date), month) == 0;
}

enum status review_sample(struct run *run, struct book *book, struct month month,
                          const char *commit, size_t wanted, const struct event ***out,
                          size_t *count, size_t *of)
{
    enum status status = book_records(run, book);
    struct text text = text_new(run->arena);
    char name[MONTH_SIZE];

    *of = *count = 0;
    if (status)
        return status;
    struct drawn *drawn = arena_array(run->arena, book->records->count, sizeof *drawn);
    for (size_t i = 0; i < book->records->count; i++) {
        const struct event *event = &book->records->events[i];
        if (!is_reviewed(event, month))
            continue;
        text.length = 0;
        text_printf(&text, "%s %s %s", month_text(month, name), commit, event->id);
        sha256_text(text.at, text.length, drawn[*of].hash);
        drawn[(*of)++].event = event;
    }
    if (*of)
        qsort(drawn, *of, sizeof *drawn, by_hash);
    *count = *of < wanted ? *of : wanted;
    *out = arena_array(run->arena, *count, sizeof **out);
    for (size_t i = 0; i < *count; i++)
        (*out)[i] = drawn[i].event;
    return STATUS_OK;
}

/* --- who may sign --- */

/* Fields that say who acted; a gift's person only gave. */
static const struct {
    const char *field, *did;
} acts[] = {{"handler", "handled"}, {"by", N_("entered or approved")}};

const char *review_part(struct run *run, const struct book *book, struct month month,
                        const char *person)
{
    for (size_t i = 0; i < book->records->count; i++) {
        const struct event *event = &book->records->events[i];
        if (!is_reviewed(event, month))
            continue;
        for (size_t k = 0; k < sizeof acts / sizeof acts[0]; k++) {
            const struct field *field = kind_field(event->kind, acts[k].field);
            if (!field || field->type != FIELD_PERSON)
                continue;
            const char *who = FIELD_IN(const char *, event->record, field);
            if (who && strcmp(who, person) == 0)
                return arena_printf(run->arena, "%s '%s'", acts[k].did, event->id);
        }
    }
    return NULL;
}

/* --- rules --- */

struct judged {
    struct run *run;
    const struct source *source;
    const struct review *review;
    const struct review_event *log;
    enum status verdict;
};

static enum status fail_step(const struct judged *judged, size_t step, const char *code,
                             const char *hint, const char *why)
{
    char month[MONTH_SIZE];

    return fail_at(judged->run, case_step_spot(judged->run, judged->source, step), judged->verdict,
                   code, hint, "the step '%s' of the review of %s %s",
                   phrase(judged->run, judged->log[step].what),
                   month_text(judged->review->month, month), phrase(judged->run, why));
}

/* A whole commit id, as git prints it. */
static bool is_commit(const char *text)
{
    const size_t length = strspn(text, "0123456789abcdef");

    return text[length] == '\0' && (length == 40 || length == 64);
}

static bool is_whole(const struct review_event *step)
{
    if (is_step(step, "question"))
        return step->question && step->record && step->text && !step->commit;
    if (is_step(step, "answer"))
        return step->question && step->text && !step->record && !step->commit;
    return !step->question && !step->record && step->commit && is_commit(step->commit);
}

/* The question of a number that stands before a step, or NULL. */
static const struct review_event *question_before(const struct judged *judged, size_t step)
{
    for (size_t i = 0; i < step; i++)
        if (is_step(&judged->log[i], "question") &&
            judged->log[i].question == judged->log[step].question)
            return &judged->log[i];
    return NULL;
}

static enum status check_answer(const struct judged *judged, size_t index)
{
    const struct review_event *question = question_before(judged, index);

    if (!question)
        return fail_step(judged, index, "review-question", "see the numbers with: audit review",
                         "answers a question that is not there");
    if (strcmp(question->by, judged->log[index].by) == 0)
        return fail_step(judged, index, "review-answer", "let somebody else answer it",
                         "is by who asked");
    return STATUS_OK;
}

static enum status check_sign(const struct judged *judged, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (is_step(&judged->log[i], "sign") &&
            strcmp(judged->log[i].by, judged->log[index].by) == 0)
            return fail_step(judged, index, "review-twice", "there is nothing to do",
                             "is by somebody who has signed already");
    return STATUS_OK;
}

static enum status check_step(const struct judged *judged, size_t index, int64_t *questions)
{
    const struct review_event *step = &judged->log[index];

    if (!is_whole(step))
        return fail_step(judged, index, "review-step",
                         "a question has its number, a record and a text; an answer the number and "
                         "a text; a signature the whole id of a commit",
                         "does not have what a step of its kind has");
    if (is_step(step, "question"))
        return step->question == ++*questions
                   ? STATUS_OK
                   : fail_step(judged, index, "review-question",
                               "questions are numbered from 1 without gaps",
                               "has another number than the next");
    return is_step(step, "answer") ? check_answer(judged, index) : check_sign(judged, index);
}

enum status review_check_file(struct run *run, const struct source *source, const void *record,
                              enum status verdict)
{
    const struct review *review = record;
    const struct judged judged = {run, source, review, review->log.item, verdict};
    enum status status = STATUS_OK;
    int64_t questions = 0;

    if (!is_commit(review->commit))
        status = fail_at(run, case_spot(run, source, "commit"), verdict, "review-commit",
                         "give the whole id, as git log prints it", "'%s' is no id of a commit",
                         review->commit);
    for (size_t i = 0; i < review->log.count; i++)
        status = status_join(status, check_step(&judged, i, &questions));
    return status;
}

static enum status check_record(const struct judged *judged, const struct book *book, size_t index)
{
    const struct event *event = book_find(book, judged->log[index].record);

    if (event && is_reviewed(event, judged->review->month))
        return STATUS_OK;
    return fail_step(judged, index, "review-record", "see the month's records with: audit sample",
                     "is about a record that is none of the month");
}

enum status review_check_books(struct run *run, const struct fold *fold,
                               const struct source *source, const void *record, enum status verdict)
{
    const struct review *review = record;
    const struct judged judged = {run, source, review, review->log.item, verdict};
    enum status status = STATUS_OK;

    for (size_t i = 0; i < review->log.count; i++) {
        const struct review_event *step = &judged.log[i];
        if (is_step(step, "question"))
            status = status_join(status, check_record(&judged, fold->book, i));
        const char *part =
            is_step(step, "sign") ? review_part(run, fold->book, review->month, step->by) : NULL;
        if (part)
            status = fail_step(&judged, i, "review-own",
                               "let somebody sign who had no part in the month's records",
                               phrase_printf(run, "is by '%s', who %s", step->by, part));
    }
    return status;
}
