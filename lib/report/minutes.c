#include "report/minutes.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "report/report.h"

#include <inttypes.h>
#include <string.h>

struct page {
    struct report report;
    const struct meeting *meeting;
    const struct tally *tally;
    bool owners;
};

static void put_fact(struct page *page, const char *key, const char *label, struct date date)
{
    char text[DATE_SIZE];

    if (date_is_none(date))
        return;
    document_fact(page->report.document, report_say(&page->report, label), date_text(date, text));
    json_text(page->report.json, key, text);
}

static void put_head(struct page *page)
{
    const struct meeting *meeting = page->meeting;
    const struct meeting_event *published =
        meeting_published(meeting, meeting_last(meeting, "decision"));
    struct report *report = &page->report;

    json_text(report->json, "kind", meeting->kind);
    json_text(report->json, "state", meeting_state(meeting));
    document_fact(report->document, report_say(report, "State"),
                  report_say(report, meeting_state(meeting)));
    put_fact(page, "noticed", N_("Made known on"), meeting->noticed);
    put_fact(page, "told", N_("Residents' committee told on"), meeting->told);
    put_fact(page, "date", N_("Day of the meeting"), meeting->date);
    put_fact(page, "deadline", N_("Ballots until"), meeting->deadline);
    if (meeting->place)
        document_fact(report->document, report_say(report, "Place"), meeting->place);
    if (meeting->urgent)
        document_fact(report->document, report_say(report, "Why it could not wait"),
                      meeting->urgent);
    put_fact(page, "publish_by", N_("To be published by"), meeting_publish_by(meeting));
    if (published)
        put_fact(page, "published", N_("Published on"), published->date);
}

static const char *share(const struct page *page, int64_t part, int64_t of)
{
    return say_percent(page->report.run, part, of);
}

static void put_attendance(struct page *page)
{
    static const struct column columns[] = {
        {"who", "Who", CELL_TEXT},
        {"heads", "Heads", CELL_COUNT},
        {"area", "Area (m²)", CELL_AREA},
        {"share", "Of all heads", CELL_FIGURE},
        {"area_share", "Of all area", CELL_FIGURE},
    };
    struct report *report = &page->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    const struct tally *tally = page->tally;
    const struct {
        const char *who;
        struct tally_side side;
    } rows[] = {{N_("Can vote"), tally->all},
                {"Taking part", tally->part},
                {N_("Delivered, not returned"), tally->delivered},
                {N_("Not taking part"), tally->missing},
                {N_("The developer's units"), tally->developer}};

    report_section(report, "Taking part");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (i >= 2 && !rows[i].side.heads)
            continue;
        grid_text(grid, report_say(report, rows[i].who));
        grid_number(grid, rows[i].side.heads);
        grid_number(grid, rows[i].side.area);
        grid_text(grid, share(page, rows[i].side.heads, tally->all.heads));
        grid_text(grid, page->owners ? share(page, rows[i].side.area, tally->all.area) : NULL);
    }
    report_table(report, "attendance", "Who took part", grid, "Nobody can vote.");
    json_flag(report->json, "quorum", tally->quorum);
    report_note(report, report_say(report, tally->quorum ? "There was a quorum."
                                                         : N_("There is no quorum.")));
}

/* By which area the votes are weighed, because a contract's is worth less than a register's. */
static void put_sources(struct page *page)
{
    static const char *const names[SOURCE_COUNT] = {N_("registered area"), N_("surveyed area"),
                                                    N_("area by contract")};
    struct report *report = &page->report;
    const char *list = "";
    char area[DECIMAL_SIZE];

    for (int i = 0; page->owners && i < SOURCE_COUNT; i++)
        if (page->tally->area_by[i])
            list = arena_printf(report->run->arena, "%s%s%s %s m²", list,
                                *list ? report_say(report, ", ") : "", report_say(report, names[i]),
                                decimal_text(page->tally->area_by[i], AREA_PLACES, area));
    if (*list)
        report_note(report, list);
}

static void put_persons(struct page *page)
{
    const struct meeting_event *log = page->meeting->log.item;
    struct report *report = &page->report;

    for (size_t i = 0; i < page->meeting->log.count; i++) {
        const char *list = "";
        for (size_t k = 0; k < log[i].persons.count; k++)
            list = arena_printf(report->run->arena, "%s%s%s", list,
                                *list ? report_say(report, ", ") : "", log[i].persons.item[k]);
        if (meeting_step_is(&log[i], "attend") && *list)
            document_fact(report->document, report_say(report, "There"), list);
        if (meeting_step_is(&log[i], "sign") && *list)
            document_fact(report->document, report_say(report, "Signed by"), list);
    }
}

static void put_votes(struct page *page)
{
    static const struct column columns[] = {
        {"matter", "No.", CELL_COUNT},
        {"text", "Matter", CELL_TEXT},
        {"rule", "Majority", CELL_TEXT},
        {"for_heads", "For", CELL_COUNT},
        {"for_area", "Area for (m²)", CELL_AREA},
        {"against_heads", "Against", CELL_COUNT},
        {"against_area", "Area against (m²)", CELL_AREA},
        {"abstain_heads", "Abstaining", CELL_COUNT},
        {"added_heads", "Added", CELL_COUNT},
        {"added_area", "Area added (m²)", CELL_AREA},
        {"decision", "Decision", CELL_TEXT},
        {"result", "Result", CELL_TEXT},
    };
    struct report *report = &page->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);

    report_section(report, "Matters and votes");
    for (size_t i = 0; i < page->tally->count; i++) {
        const struct matter_tally *matter = &page->tally->matters[i];
        const struct meeting_event *decided =
            meeting_decided(page->meeting, matter->matter->number);
        grid_number(grid, matter->matter->number);
        grid_text(grid, matter->matter->text);
        grid_text(grid, report_say(report, matter->matter->rule));
        grid_number(grid, matter->yes.heads);
        grid_number(grid, matter->yes.area);
        grid_number(grid, matter->no.heads);
        grid_number(grid, matter->no.area);
        grid_number(grid, matter->abstain.heads);
        grid_number(grid, matter->added.heads);
        grid_number(grid, matter->added.area);
        grid_text(grid, decided ? decided->decision : NULL);
        grid_text(grid, report_say(report, decided ? decided->result : "not decided"));
    }
    report_table(report, "matters", "How each matter was voted on", grid, "There is no agenda.");
}

static void put_challenge(struct page *page)
{
    const struct meeting_event *decided = meeting_last(page->meeting, "decision");
    char until[DATE_SIZE];

    if (!decided || !page->meeting->votes)
        return;
    date_text(decision_challenge_until(decided->date), until);
    json_text(page->report.json, "challenge_until", until);
    report_note(&page->report,
                arena_printf(page->report.run->arena, "%s %s",
                             report_say(&page->report, "It can be challenged in court until"),
                             until));
}

static enum status put_promises(struct page *page)
{
    static const struct column columns[] = {
        {"promise", "No.", CELL_COUNT}, {"text", "Promise", CELL_TEXT}, {"by", "By", CELL_TEXT},
        {"due", "Until", CELL_DATE},    {"kept", "Kept on", CELL_DATE},
    };
    struct report *report = &page->report;
    struct grid *grid = report_grid(report, columns, sizeof columns / sizeof columns[0]);
    const struct meeting_event *promise;

    for (int64_t number = 1; (promise = meeting_promise(page->meeting, number)); number++) {
        struct date kept;
        const enum status status = meeting_kept_on(report->run, report->book->snapshot,
                                                   page->meeting, number, (struct date){0}, &kept);
        if (status)
            return status;
        grid_number(grid, number);
        grid_text(grid, promise->text);
        grid_text(grid, report_say(report, promise->by));
        grid_date(grid, promise->due);
        if (date_is_none(kept))
            grid_empty(grid);
        else
            grid_date(grid, kept);
    }
    if (!grid_rows(grid))
        return STATUS_OK;
    report_section(report, "Promises");
    report_table(report, "promises", "What was promised", grid, "Nothing was promised.");
    return STATUS_OK;
}

static void put_notes(struct page *page)
{
    const struct meeting_event *log = page->meeting->log.item;

    for (size_t i = 0; i < page->meeting->log.count; i++)
        if (meeting_step_is(&log[i], "note") || meeting_step_is(&log[i], "cancel"))
            document_quote(page->report.document, log[i].text);
}

static const char *title_of(const struct meeting *meeting)
{
    static const char *const titles[][2] = {{"party", N_("Minutes of the party branch")},
                                            {"committee", N_("Minutes of the owners' committee")},
                                            {"assembly", N_("Minutes of the owners' assembly")},
                                            {"joint", N_("Minutes of the joint meeting")}};
    size_t i = 0;

    while (strcmp(titles[i][0], meeting->kind) != 0)
        i++;
    return titles[i][1];
}

enum status minutes_document(struct run *run, struct book *book, const struct meeting_file *file,
                             struct document **document, struct json **json)
{
    struct page page = {.meeting = file->meeting,
                        .owners = strcmp(file->meeting->kind, "assembly") == 0};
    struct tally tally;
    char day[DATE_SIZE];
    enum status status =
        tally_compute(run, book, &file->source, file->meeting, STATUS_DATA, &tally);

    if (status)
        return status;
    page.tally = &tally;
    const char *title = say(language_of(book->compound->language), title_of(file->meeting));
    report_start(&page.report, run, book, "meeting", file->meeting->id,
                 arena_printf(run->arena, "%s %s %s", title, date_text(file->meeting->date, day),
                              file->meeting->id));
    put_head(&page);
    put_attendance(&page);
    put_sources(&page);
    put_persons(&page);
    put_votes(&page);
    put_challenge(&page);
    status = put_promises(&page);
    put_notes(&page);
    report_sources(&page.report);
    *document = page.report.document;
    *json = page.report.json;
    return status;
}
