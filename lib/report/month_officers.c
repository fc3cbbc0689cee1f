/*
 * Who might write the books: how many, in which posts, what changed, and how many of the month's
 * changes were signed. Never who: persons and keys stay in the ledger.
 */
#include "base/arena.h"
#include "book/officers.h"
#include "report/month_sections.h"
#include "store/history.h"

#include <stdlib.h>
#include <string.h>

/* A post, and how many persons of it there were. */
struct in_post {
    const char *name;
    int64_t at_end, began, ended;
};

struct posts {
    struct in_post *item;
    size_t count;
};

static struct in_post *post_of(struct posts *posts, const char *name)
{
    size_t i = 0;

    while (i < posts->count && strcmp(posts->item[i].name, name) != 0)
        i++;
    if (i == posts->count)
        posts->item[posts->count++] = (struct in_post){.name = name};
    return &posts->item[i];
}

/* Whether an earlier line has the same person in the same post in office on that day: a further
 * line may only allow more ledgers. */
static bool is_counted(const struct officers *officers, size_t index, struct date day)
{
    const struct officer *officer = officers->item[index];

    for (size_t i = 0; i < index; i++)
        if (strcmp(officers->item[i]->person, officer->person) == 0 &&
            strcmp(officers->item[i]->post, officer->post) == 0 &&
            officer_in_office(officers->item[i], day))
            return true;
    return false;
}

static void count_posts(const struct month_data *data, const struct officers *officers,
                        struct posts *posts)
{
    for (size_t i = 0; i < officers->count; i++) {
        const struct officer *officer = officers->item[i];
        const bool at_end =
            officer_in_office(officer, data->last) && !is_counted(officers, i, data->last);
        const bool began =
            month_has(data, officer->from) && !is_counted(officers, i, officer->from);
        const bool ended = !date_is_none(officer->to) && month_has(data, officer->to) &&
                           !is_counted(officers, i, officer->to);
        if (!at_end && !began && !ended)
            continue;
        struct in_post *post = post_of(posts, officer->post);
        post->at_end += at_end;
        post->began += began;
        post->ended += ended;
    }
}

/* The word alone would be the party branch's. */
static const char *post_word(const struct report *report, const char *post)
{
    return report_say(report, strcmp(post, "secretary") == 0 ? N_("committee secretary") : post);
}

static void put_posts(const struct month_data *data, const struct posts *posts)
{
    static const struct column columns[] = {
        {"post", "Post", CELL_TEXT},
        {"officers", "In office at the end", CELL_COUNT},
        {"began", "Began", CELL_COUNT},
        {"ended", "Ended", CELL_COUNT},
    };
    struct grid *grid = report_grid(&data->report, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < posts->count; i++) {
        grid_text(grid, post_word(&data->report, posts->item[i].name));
        grid_number(grid, posts->item[i].at_end);
        grid_number(grid, posts->item[i].began);
        grid_number(grid, posts->item[i].ended);
    }
    report_table((struct report *)&data->report, "officers", "Who may write the books", grid,
                 "Nobody was in office.");
}

/* --- the signatures --- */

struct changes {
    const struct month_data *data;
    int64_t all, signed_by_key;
};

/* Newest first; behind the month's first day nothing is asked any more. */
static enum status look(struct run *run, const struct commit *commit, void *context)
{
    struct changes *changes = context;
    const struct date day = date_of_instant(commit->time, commit->offset);
    bool is_signed = false;

    if (date_compare(day, changes->data->first) < 0)
        return STATUS_FOUND;
    if (date_compare(day, changes->data->last) > 0)
        return STATUS_OK;
    enum status status =
        history_is_signed(run, changes->data->report.book->snapshot, commit->id, &is_signed);
    changes->all++;
    changes->signed_by_key += is_signed;
    return status;
}

static enum status put_changes(struct month_data *data)
{
    static const struct column columns[] = {
        {"changes", "Changes booked", CELL_COUNT},
        {"signed", "Signed with a key", CELL_COUNT},
    };
    struct report *report = &data->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    struct changes changes = {.data = data};
    struct run run;

    run_fork(report->run, &run);
    enum status status = history_walk(&run, report->book->snapshot, look, &changes);
    run_join(report->run, &run);
    arena_free(run.arena);
    if (status)
        return status;
    grid_number(grid, changes.all);
    grid_number(grid, changes.signed_by_key);
    report_table(report, "signatures", "Whether the changes are signed", grid, "");
    report_note(report, report_say(report, "The audit proves each signature: audit verify."));
    return STATUS_OK;
}

enum status month_officers(struct month_data *data)
{
    struct report *report = &data->report;
    struct officers officers;
    enum status status = officers_read(report->run, report->book->snapshot, &officers);
    struct posts posts = {.count = 0};

    if (status || !officers.count)
        return status;
    posts.item = arena_array(report->run->arena, officers.count, sizeof *posts.item);
    count_posts(data, &officers, &posts);
    if (!posts.count) /* before the first of them */
        return STATUS_OK;
    report_folded(report, "Officers");
    put_posts(data, &posts);
    return put_changes(data);
}
