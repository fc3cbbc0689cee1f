/* report: what is published. */
#include "book/book.h"
#include "cli/session.h"
#include "cmd/commands.h"
#include "report/month.h"

static enum status month(struct session *session)
{
    struct document *document;
    struct json *json;
    struct book *book;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (status == STATUS_OK)
        status =
            month_report(session->run, book, session_month(session, "month"), &document, &json);
    return status == STATUS_OK ? session_document(session, document, json) : status;
}

static const struct input month_argument[] = {
    {.name = "month", .type = INPUT_MONTH, .flags = INPUT_REQUIRED, .help = "the month"}, {0}};

static const struct verb verbs[] = {
    {.name = "month",
     .summary = "write the month's report",
     .detail = "Money by place and fund beside the statements' balances, fees charged and "
               "collected, arrears by age, shared bills with their readings, spending with its "
               "vouchers, corrections. It names the commit that it was made from, holds no "
               "personal data, and is the same to the byte whenever and wherever it is made "
               "from that commit.",
     .example = "report month 2026-11 --format html --output month.html",
     .needs = NEEDS_READ,
     .output = OUTPUT_DOCUMENT,
     .arguments = month_argument,
     .run = month},
    {0}};

const struct command command_report = {
    .name = "report",
    .summary = "what is published",
    .description =
        "Reports are made from one commit of the ledger, in the ledger's language, as Markdown, "
        "HTML or JSON.",
    .verbs = verbs,
};
