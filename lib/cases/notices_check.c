/* What must be true of a notice: its head, its log, and the days that it must stay. */
#include "cases/notices.h"

#include "base/arena.h"

#include <inttypes.h>
#include <string.h>

struct judged {
    struct run *run;
    const struct source *source;
    const struct notice *notice;
    enum status verdict;
};

static enum status fail_head(const struct judged *judged, const char *field, const char *code,
                             const char *hint, const char *why)
{
    return fail_at(judged->run, case_spot(judged->run, judged->source, field), judged->verdict,
                   code, hint, "the notice '%s' %s", judged->notice->id, phrase(judged->run, why));
}

/* What each kind needs besides its text: month, decision, legal by their first letters. */
static const struct {
    const char *kind, *needs, *hint;
} needs[] = {
    {"fees", "m", N_("name the month of the accounts: --month 2026-10")},
    {"meeting", "", ""},
    {"decision", "d", N_("name the decision: --decision D2026-07")},
    {"seal", "m", N_("name the half-year's last month: --month 2026-06")},
    {"arrears", "dl", N_("name the decision and the law: --decision D2026-07 --legal '…'")},
    {"other", "", ""},
};

static enum status check_needs(const struct judged *judged)
{
    const struct notice *notice = judged->notice;
    size_t kind = 0;

    while (strcmp(needs[kind].kind, notice->kind) != 0)
        kind++;
    const char *wanted = needs[kind].needs;
    if ((strchr(wanted, 'm') && month_is_none(notice->month)) ||
        (strchr(wanted, 'd') && !notice->decision) || (strchr(wanted, 'l') && !notice->legal))
        return fail_head(judged, "kind", "notice-needs", needs[kind].hint,
                         "does not have what a notice of its kind has");
    if (strcmp(notice->kind, "seal") == 0 && notice->month.month % 6 != 0)
        return fail_head(judged, "month", "notice-needs", needs[kind].hint,
                         "is of no half-year: its month is neither June nor December");
    return STATUS_OK;
}

static enum status check_channels(const struct judged *judged)
{
    static const char *const channels[] = {"board", "group", "account", "lobby"};
    const struct words *words = &judged->notice->channels;
    const size_t known = sizeof channels / sizeof channels[0];

    for (size_t i = 0; i < words->count; i++) {
        size_t at = 0;
        while (at < known && strcmp(channels[at], words->item[i]) != 0)
            at++;
        bool twice = false;
        for (size_t k = 0; k < i; k++)
            twice |= strcmp(words->item[k], words->item[i]) == 0;
        if (at == known || twice)
            return fail_head(judged, "channels", "notice-channel",
                             "board, group, account or lobby, each once",
                             "names a channel that is not there, or one twice");
    }
    if (words->count == 0)
        return fail_head(judged, "channels", "notice-channel",
                         "say where it hangs: --channels board,group", "is shown nowhere");
    return STATUS_OK;
}

static enum status fail_step(const struct judged *judged, size_t step, const char *code,
                             const char *hint, const char *why)
{
    const struct notice_event *log = judged->notice->log.item;

    return fail_at(judged->run, case_step_spot(judged->run, judged->source, step), judged->verdict,
                   code, hint, "the step '%s' of the notice '%s' %s",
                   phrase(judged->run, log[step].what), judged->notice->id,
                   phrase(judged->run, why));
}

static enum status check_steps(const struct judged *judged)
{
    const struct notice_event *log = judged->notice->log.item;
    enum status status = STATUS_OK;
    bool removed = false;

    for (size_t i = 0; i < judged->notice->log.count; i++) {
        const bool photo = strcmp(log[i].what, "photo") == 0;
        const bool note = strcmp(log[i].what, "note") == 0;
        if (photo != (log[i].photo != NULL) || (note && !log[i].text) ||
            !log[i].photo != !log[i].photo_type)
            status = fail_step(judged, i, "notice-step",
                               "a photo has its file, a note its text, a removal perhaps a remark",
                               "does not have what a step of its kind has");
        if (removed && !note)
            status = fail_step(judged, i, "notice-order", "post it anew: notices publish",
                               "comes after it was removed");
        if (date_compare(log[i].date, judged->notice->posted) < 0)
            status = fail_step(judged, i, "notice-order", "give the day on which it happened",
                               "is dated before it was posted");
        removed |= strcmp(log[i].what, "removed") == 0;
    }
    return status;
}

enum status notice_check_file(struct run *run, const struct source *source, const void *record,
                              enum status verdict)
{
    const struct judged judged = {run, source, record, verdict};
    const struct notice *notice = record;
    enum status status = check_needs(&judged);

    status = status_join(status, check_channels(&judged));
    if (strcmp(notice->body_type, "md") != 0)
        status = fail_head(&judged, "body_type", "notice-body", "name a file that ends in .md",
                           "has a text that is no Markdown");
    if (!notice->photo != !notice->photo_type)
        status = fail_head(&judged, "photo", "notice-step", "give both photo and photo_type",
                           "has a photo without its file type");
    return status_join(status, check_steps(&judged));
}

enum status notice_check_books(struct run *run, const struct fold *fold,
                               const struct source *source, const void *record, enum status verdict)
{
    const struct notice *notice = record;
    const int64_t days = notice_days(fold->book->compound, notice->kind, notice->posted);

    if (notice->days == days)
        return STATUS_OK;
    return fail_at(run, case_spot(run, source, "days"), verdict, "notice-days",
                   "the rules are in compound.yaml; without one it is 15 days",
                   "the notice '%s' must stay %" PRId64
                   " days by the rule of its kind, not %" PRId64,
                   notice->id, days, notice->days);
}
