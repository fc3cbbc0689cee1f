/* report: what is published. */
#include "book/book.h"
#include "cli/session.h"
#include "cmd/commands.h"
#include "report/month.h"
#include "report/poster.h"
#include "cmd/report/report.h"

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

static enum status poster(struct session *session)
{
    struct document *document;
    struct json *json;
    struct book *book;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (status == STATUS_OK)
        status = poster_document(session->run, book, session_month(session, "month"),
                                 session_text(session, "url"), &document, &json);
    return status == STATUS_OK ? session_document(session, document, json) : status;
}

static const struct input poster_options[] = {{.name = "url",
                                               .type = INPUT_TEXT,
                                               .flags = INPUT_REQUIRED,
                                               .help = "the address of the month's page"},
                                              {0}};

static const struct input publish_options[] = {
    {.name = "output",
     .letter = 'o',
     .type = INPUT_FOLDER,
     .flags = INPUT_REQUIRED,
     .help = "the folder to replace"},
    {.name = "language",
     .type = INPUT_CHOICE,
     .choices = "zh-CN en",
     .flags = INPUT_REPEATED,
     .help = "a language of the site; the first stands at the top, others in folders of their "
             "own; none: the ledger's"},
    {0}};

static const struct input statements_argument[] = {
    {.name = "unit", .type = INPUT_TEXT, .flags = INPUT_REPEATED, .help = "the units; none: all"},
    {0}};

static const struct input statements_options[] = {
    {.name = "output",
     .letter = 'o',
     .type = INPUT_FOLDER,
     .flags = INPUT_REQUIRED,
     .help = "the folder to replace"},
    {.name = "on", .type = INPUT_DATE, .help = "at the end of which day; none: today"},
    {0}};

static const struct input verify_argument[] = {{.name = "path",
                                                .type = INPUT_FILE,
                                                .flags = INPUT_REQUIRED,
                                                .help = "a page, or the folder of a site"},
                                               {0}};

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
    {.name = "poster",
     .summary = "write a month as one sheet for the bulletin board",
     .detail = "The figures that residents want, where the money went, a QR code of the page that "
               "says the rest, and the ledger's checkpoint. It prints on one sheet of A4.",
     .example = "report poster 2026-11 --url https://example.org/guiyuan/2026-11.html --format "
                "html --output poster.html",
     .needs = NEEDS_READ,
     .output = OUTPUT_DOCUMENT,
     .arguments = month_argument,
     .options = poster_options,
     .run = poster},
    {.name = "publish",
     .summary = "write the public site into a folder",
     .detail = "An index, a page for each month with the list of its receipts, campaigns and "
               "works; each as HTML, Markdown, JSON and CSV, and a feed. The folder is replaced in "
               "one step, so nobody ever sees half of a site; files that stay the same are not "
               "written again, and when all stay the same nothing is done and nothing said. A "
               "closed month is made from the commit that closed it, and so never changes unseen. "
               "The folder must be empty, not there yet, or a site of the same ledger; the folder "
               "above it must be writable.",
     .example = "report publish --output /srv/www/guiyuan/public",
     .needs = NEEDS_READ,
     .output = OUTPUT_TALK,
     .options = publish_options,
     .run = report_publish},
    {.name = "statements",
     .summary = "write a page for each unit, to be handed out",
     .detail = "What the unit owes and until when that can be claimed, its deposits, its receipts "
               "and its account of twelve months, as HTML that prints on A4. The pages name units "
               "and are never published: the folder and its files are for the user alone, no "
               "public site takes them, and within the ledger's folder only private/ does. The "
               "folder is replaced in one step; it must be empty, not there yet, or hold "
               "statements of the same ledger.",
     .example = "report statements --output /srv/guiyuan/statements\n"
                "report statements 3-101 3-102 --output /srv/guiyuan/two --on 2026-12-31",
     .needs = NEEDS_READ,
     .output = OUTPUT_TALK,
     .arguments = statements_argument,
     .options = statements_options,
     .run = report_statements},
    {.name = "verify",
     .summary = "check what is published against the ledger",
     .detail = "Makes a page (HTML, Markdown or JSON), or a whole site, again from the commit that "
               "it states and compares byte for byte. The first difference is named with its line; "
               "so is a page under another's name, a file too many or too few, and a page made "
               "from another ledger. Anybody who has a copy of the ledger can do it. Exits with 1 "
               "when something is not as the ledger says.",
     .example = "report verify /srv/www/guiyuan/public",
     .needs = NEEDS_READ,
     .output = OUTPUT_TALK,
     .arguments = verify_argument,
     .run = report_verify},
    {0}};

const struct command command_report = {
    .name = "report",
    .summary = "what is published",
    .description =
        "Reports are made from one commit of the ledger, in the ledger's language, as Markdown, "
        "HTML or JSON.",
    .verbs = verbs,
};
