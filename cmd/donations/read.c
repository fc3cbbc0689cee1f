/* donations campaigns, list, statement, thanks: what was given and what became of it. */
#include "book/donations.h"
#include "cmd/donations/donations.h"
#include "report/campaign.h"
#include "report/thanks.h"

#include <string.h>

enum status donations_campaigns(struct session *session)
{
    static const struct column columns[] = {
        {"campaign", "Campaign", CELL_TEXT},
        {"name", "Name", CELL_TEXT},
        {"fund", "Fund", CELL_TEXT},
        {"from", "From", CELL_DATE},
        {"to", "To", CELL_DATE},
        {"target", "Target", CELL_MONEY},
        {"given", "Given", CELL_MONEY},
        {"other_in", "Other in", CELL_MONEY},
        {"spent", "Spent", CELL_MONEY},
        {"other_out", "Other out", CELL_MONEY},
        {"left", "Left", CELL_MONEY},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    struct donations donations;
    struct book *book;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (status == STATUS_OK)
        status = donations_compute(session->run, book, &donations);
    for (size_t i = 0; status == STATUS_OK && i < book->campaign_count; i++) {
        const struct campaign *campaign = book->campaigns[i];
        const struct flows *flows = &donations.campaign[i];
        grid_text(grid, campaign->campaign);
        grid_text(grid, campaign->name);
        grid_text(grid, campaign->fund);
        grid_date(grid, campaign->from);
        grid_date(grid, campaign->to);
        if (campaign->target)
            grid_number(grid, campaign->target);
        else
            grid_empty(grid);
        grid_number(grid, flows->given);
        grid_number(grid, flows->other_in);
        grid_number(grid, flows->spent);
        grid_number(grid, flows->other_out);
        grid_number(grid, flows->left);
    }
    return status == STATUS_OK ? session_grid(session, grid) : status;
}

static bool is_wanted(const struct session *session, const struct gift *gift)
{
    const char *campaign = session_text(session, "campaign"), *kind = session_text(session, "kind");
    struct month month = session_month(session, "month");

    return (!campaign || strcmp(campaign, gift->campaign) == 0) &&
           (!kind || strcmp(kind, gift->kind) == 0) &&
           (month_is_none(month) || month_compare(month, date_month(gift->date)) == 0);
}

static void put_given(struct grid *grid, int64_t value)
{
    if (value)
        grid_number(grid, value);
    else
        grid_empty(grid);
}

static void put_gift(struct grid *grid, const struct gift *gift, const struct event *reversed_by)
{
    const char *giver = gift->unit ? gift->unit : gift->person ? gift->person : gift->partner;

    grid_text(grid, gift->id);
    grid_date(grid, gift->date);
    grid_text(grid, gift->campaign);
    grid_text(grid, gift->kind);
    put_given(grid, gift->amount);
    grid_text(grid, gift->via);
    grid_text(grid, gift->goods);
    put_given(grid, gift->value);
    put_given(grid, gift->hours);
    grid_text(grid, giver);
    grid_text(grid, gift->consent ? "yes" : NULL);
    grid_text(grid, reversed_by ? reversed_by->id : NULL);
    grid_text(grid, gift->note);
}

static enum status check_campaign(struct session *session, const struct book *book)
{
    const char *campaign = session_text(session, "campaign");

    if (!campaign || book_campaign(book, campaign) >= 0)
        return STATUS_OK;
    return fail(session->run, STATUS_DATA, "unknown-campaign", "see 'donations campaigns'",
                "there is no campaign '%s'", campaign);
}

enum status donations_list(struct session *session)
{
    static const struct column columns[] = {
        {"id", "Gift", CELL_TEXT},           {"date", "Date", CELL_DATE},
        {"campaign", "Campaign", CELL_TEXT}, {"kind", "Kind", CELL_WORD},
        {"amount", "Amount", CELL_MONEY},    {"via", "Via", CELL_TEXT},
        {"goods", "Goods", CELL_TEXT},       {"value", "Value", CELL_MONEY},
        {"hours", "Hours", CELL_AREA},       {"giver", "Giver", CELL_WORD},
        {"consent", "Named", CELL_WORD},     {"reversed", "Undone by", CELL_TEXT},
        {"note", "Remark", CELL_TEXT},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    struct book *book;
    struct fold *fold;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (status == STATUS_OK)
        status = check_campaign(session, book);
    if (status == STATUS_OK)
        status = fold_run(session->run, book, NULL, NULL, &fold);
    for (size_t i = 0; status == STATUS_OK && i < book->records->count; i++) {
        const struct event *event = &book->records->events[i];
        if (event->kind == &kind_gift && is_wanted(session, event->record))
            put_gift(grid, event->record, fold_fate(fold, event)->reversed_by);
    }
    return status == STATUS_OK ? session_grid(session, grid) : status;
}

enum status donations_statement(struct session *session)
{
    struct document *document;
    struct json *json;
    struct book *book;
    enum status status = session_book(session, &book);

    if (status == STATUS_OK)
        status = campaign_document(session->run, book, session_text(session, "campaign"), &document,
                                   &json);
    return status == STATUS_OK ? session_document(session, document, json) : status;
}

enum status donations_thanks(struct session *session)
{
    struct document *document;
    struct json *json;
    struct book *book;
    enum status status = session_book(session, &book);

    if (status == STATUS_OK)
        status =
            thanks_document(session->run, book, session_text(session, "gift"), &document, &json);
    return status == STATUS_OK ? session_document(session, document, json) : status;
}
