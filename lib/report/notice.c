#include "report/notice.h"

#include "base/arena.h"
#include "cases/notices.h"

#include <inttypes.h>
#include <string.h>

const char *notice_kind_name(const struct report *report, const char *kind)
{
    static const struct {
        const char *kind, *english;
    } names[] = {
        {"fees", N_("accounts of a month")},
        {"meeting", N_("a meeting")},
        {"decision", N_("a decision")},
        {"seal", N_("uses of the seal")},
        {"arrears", "arrears"},
        {"other", "other"},
    };
    size_t at = 0;

    while (strcmp(names[at].kind, kind) != 0)
        at++;
    return report_say(report, names[at].english);
}

const char *notice_channels(const struct report *report, const struct words *channels)
{
    static const struct {
        const char *channel, *english;
    } names[] = {{"board", N_("bulletin board")},
                 {"group", N_("owners' group")},
                 {"account", N_("public account")},
                 {"lobby", N_("entrances")}};
    const char *text = "";

    for (size_t i = 0; i < channels->count; i++)
        for (size_t k = 0; k < sizeof names / sizeof names[0]; k++)
            if (strcmp(names[k].channel, channels->item[i]) == 0)
                text = arena_printf(report->run->arena, "%s%s%s", text,
                                    *text ? report_say(report, ", ") : "",
                                    report_say(report, names[k].english));
    return text;
}

static void put_facts(struct report *report, const struct notice_state *state, struct date day)
{
    const struct notice *notice = state->notice;
    struct document *document = report->document;
    char text[DATE_SIZE];

    document_fact(document, report_say(report, "Kind"), notice_kind_name(report, notice->kind));
    document_fact(document, report_say(report, "Where it hangs"),
                  notice_channels(report, &notice->channels));
    if (notice->decision)
        document_fact(document, report_say(report, "Decision"), notice->decision);
    if (notice->legal)
        document_fact(document, report_say(report, "Legal reference"), notice->legal);
    document_fact(document, report_say(report, "Posted on"), date_text(notice->posted, text));
    if (!date_is_none(state->removed))
        document_fact(document, report_say(report, "Removed on"), date_text(state->removed, text));
    document_fact(document, report_say(report, "Days shown, and required"),
                  arena_printf(report->run->arena, "%" PRId64 " / %" PRId64,
                               notice_shown(state, day), notice->days));
    document_fact(document, report_say(report, "Photo"),
                  report_say(report, state->photographed ? "yes" : "none"));
}

static void put_json(struct report *report, const struct notice_state *state, struct date day,
                     const char *body)
{
    json_add(report->json, "notice", json_record(&kind_notice, state->notice));
    json_text(report->json, "text", body);
    json_whole(report->json, "shown", notice_shown(state, day));
    json_flag(report->json, "photo", state->photographed);
}

enum status notice_document(struct run *run, struct book *book, const char *id, struct date day,
                            struct document **document, struct json **json)
{
    struct notices notices;
    struct report report;
    const char *body = "";
    enum status status = notices_read(run, book->snapshot, (struct date){0}, &notices);
    const struct notice_state *state = status ? NULL : notices_find(&notices, id);

    if (status)
        return status;
    if (!state)
        return fail(run, STATUS_DATA, "unknown-case", "see 'notices list'",
                    "there is no notice '%s'", id);
    status = notice_body(run, book->snapshot, state->notice, &body);
    if (status)
        return status;
    report_start(&report, run, book, "notice", id, state->notice->title);
    document_body_in(report.document, book->language, body);
    report_section(&report, "The notice");
    put_facts(&report, state, day);
    put_json(&report, state, day, body);
    report_sources(&report);
    *document = report.document;
    *json = report.json;
    return STATUS_OK;
}
