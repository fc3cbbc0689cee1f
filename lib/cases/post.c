/* Notices: posted, photographed, removed. */
#include "cases/oversight.h"

#include "base/arena.h"
#include "base/told.h"
#include "base/utf8.h"
#include "book/operations_common.h"
#include "cases/notices.h"

#include <inttypes.h>
#include <string.h>

enum { TITLE_WIDTH = 40, YEAR_MAX = 999 };

static enum status check_body(struct run *run, const struct voucher_file *body)
{
    size_t at = 0;

    if (strcmp(body->type, "md") != 0)
        return fail(run, STATUS_USAGE, "notice-body", "name a file that ends in .md",
                    "the text of a notice is Markdown, not '%s'", body->type);
    if (body->size == 0 || body->size > NOTICE_LIMIT)
        return fail(run, STATUS_DATA, "notice-body", "at least a word, at most 64 KiB",
                    "the text of the notice has %zu bytes", body->size);
    const enum utf8_fault fault = utf8_check(body->bytes, body->size, &at);
    if (!fault)
        return STATUS_OK;
    return fail(run, STATUS_DATA, "notice-body", "save it as plain text in UTF-8",
                "the text of the notice has %s at byte %zu", phrase(run, utf8_fault_text(fault)),
                at + 1);
}

/* Stores the photo, when there is one. */
static enum status store_photo(struct draft *draft, const struct voucher_file *file,
                               const char **sha256, const char **type)
{
    if (!file->bytes)
        return STATUS_OK;
    *type = file->type;
    return draft_voucher(draft, file->bytes, file->size, file->type, sha256);
}

static enum status store_papers(struct run *run, struct draft *draft,
                                const struct notice_input *input, struct notice *notice)
{
    struct voucher_file body = input->body;

    body.bytes = utf8_lines(run->arena, body.bytes, &body.size);
    enum status status = check_body(run, &body);
    notice->body_type = body.type;
    if (!status)
        status = draft_voucher(draft, body.bytes, body.size, body.type, &notice->body);
    return status ? status : store_photo(draft, &input->photo, &notice->photo, &notice->photo_type);
}

enum status post_notice(struct run *run, const struct book *book, void *context,
                        struct draft *draft)
{
    const struct notice_input *input = context;
    struct notice notice = input->notice;
    int number = 0;
    enum status status = case_next_number(draft, "notices", 'N', YEAR_MAX, &number);

    notice.id = arena_printf(run->arena, "N%04d-%02d", run->today.year, number);
    notice.posted = date_or_today(run, notice.posted);
    notice.days = notice_days(book->compound, notice.kind, notice.posted);
    if (!status)
        status = store_papers(run, draft, input, &notice);
    if (!status)
        status = case_begin(draft, path_notice(run, notice.id), &kind_notice, &notice);
    if (status)
        return status;
    draft_subject(draft, "notices: post %s for %" PRId64 " days (%s)",
                  short_text(run, notice.title, TITLE_WIDTH), notice.days, notice.id);
    return STATUS_OK;
}

static void warn_early(struct run *run, const struct case_entry *entry, struct date removed)
{
    const struct notice *notice = entry->record;
    const int64_t shown = (int64_t)date_days(removed) - date_days(notice->posted);

    if (shown < notice->days)
        warn_at(run, (struct spot){0}, SEVERITY_WARNING, "notice-early",
                "post it anew, so that it hangs as long as its rule wants",
                "the notice '%s' was shown for %" PRId64 " of %" PRId64 " days", notice->id, shown,
                notice->days);
}

enum status step_notice(struct run *run, const struct book *book, void *context,
                        struct draft *draft)
{
    const struct notice_step *input = context;
    struct notice_event step = input->step;
    struct case_entry entry;

    (void)book;
    step.date = date_or_today(run, step.date);
    enum status status = store_photo(draft, &input->photo, &step.photo, &step.photo_type);
    if (!status)
        status =
            case_add_step(draft, path_notice(run, input->notice), input->notice, &step, &entry);
    if (status)
        return status;
    if (strcmp(step.what, "removed") == 0)
        warn_early(run, &entry, step.date);
    draft_subject(draft, "notices: %s of %s (%s)", told_word(run, step.what),
                  short_text(run, ((const struct notice *)entry.record)->title, TITLE_WIDTH),
                  input->notice);
    return STATUS_OK;
}

enum status set_notice_rule(struct run *run, const struct book *book, void *context,
                            struct draft *draft)
{
    struct notice_rule rule = *(const struct notice_rule *)context;
    const char *path = "compound.yaml";
    struct text text;
    struct blob blob;

    (void)book;
    rule.from = date_or_today(run, rule.from);
    enum status status = record_check(run, &kind_notice_rule, &rule);
    if (!status && date_compare(rule.from, run->today) < 0)
        return fail(run, STATUS_REFUSED, "notice-rule", "leave --from out, or give a later day",
                    "a rule cannot change what notices had to keep to before");
    if (!status)
        status = draft_read(draft, path, &blob);
    if (status)
        return status;
    const struct source source = {path, blob.bytes, blob.size};
    status = yaml_append_within(run, &source, file_kind_of(path, NULL), "notices", &rule, &text);
    if (status)
        return status;
    draft_file(draft, path, text.at, text.length);
    draft_subject(draft, "compound: notices of %s hang for %" PRId64 " days from %s",
                  told_word(run, rule.kind), rule.days, day_name(run, rule.from));
    return STATUS_OK;
}
