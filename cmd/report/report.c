/* report: what is published. */
#include "book/carry.h"
#include "cli/session.h"
#include "cmd/commands.h"
#include "report/campaign.h"
#include "report/month.h"
#include "report/poster.h"
#include "report/project.h"
#include "cmd/report/report.h"

/* A month, a quarter or a year: the argument of the verb's own name. */
static enum status report_span(struct session *session)
{
    struct document *document;
    struct json *json;
    struct book *book;
    struct span span = {0};
    enum status status = session_book(session, &book);

    (void)span_read(session_text(session, session->verb->name), &span); /* parsing checked it */
    if (status == STATUS_OK)
        status = book_since(session->run, session->store, book, month_needs(span));
    if (status == STATUS_OK)
        status = month_report(session->run, book, span, &document, &json);
    return status == STATUS_OK ? session_document(session, document, json) : status;
}

static const struct input month_argument[] = {
    {.name = "month", .type = INPUT_MONTH, .flags = INPUT_REQUIRED, .help = "the month"}, {0}};
static const struct input quarter_argument[] = {
    {.name = "quarter", .type = INPUT_QUARTER, .flags = INPUT_REQUIRED, .help = "the quarter"},
    {0}};
static const struct input year_argument[] = {
    {.name = "year", .type = INPUT_YEAR, .flags = INPUT_REQUIRED, .help = "the year"}, {0}};

static enum status campaign(struct session *session)
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

static const struct input campaign_argument[] = {
    INPUT_OF(kind_campaign, "campaign", INPUT_REQUIRED), {0}};

static enum status project(struct session *session)
{
    struct document *document;
    struct json *json;
    struct book *book;
    enum status status = session_book(session, &book);

    if (status == STATUS_OK)
        status = project_document(session->run, book, session_text(session, "project"), &document,
                                  &json);
    return status == STATUS_OK ? session_document(session, document, json) : status;
}

static const struct input project_argument[] = {
    INPUT_OF_AS(kind_project, "project", "id", INPUT_REQUIRED), {0}};

static enum status poster(struct session *session)
{
    struct document *document;
    struct json *json;
    struct book *book;
    enum status status = session_book(session, &book);

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

static const struct input section_argument[] = {
    INPUT_OF(kind_report_section, "section", INPUT_REQUIRED), {0}};
static const struct input section_options[] = {
    INPUT_OF(kind_report_section, "hidden", 0), INPUT_OF(kind_report_section, "largest", 0), {0}};
static const struct input introduce_arguments[] = {
    {.name = "report",
     .type = INPUT_TEXT,
     .flags = INPUT_REQUIRED,
     .help = "the month, the quarter or the year"},
    {.name = "file", .type = INPUT_FILE, .flags = INPUT_REQUIRED, .help = "the text in Markdown"},
    {0}};

static const struct input introduce_options[] = {{.name = "language",
                                                  .type = INPUT_CHOICE,
                                                  .choices = "zh-CN en",
                                                  .help = "of the text; none: the ledger's"},
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
     .run = report_span},
    {.name = "quarter",
     .summary = "write the report of a quarter",
     .detail = "The same sections over three months: money and spending month by month, sums "
               "per category, the largest payments. Each payment with its voucher is in the report "
               "of its month.",
     .example = "report quarter 2026-Q3",
     .needs = NEEDS_READ,
     .output = OUTPUT_DOCUMENT,
     .arguments = quarter_argument,
     .run = report_span},
    {.name = "year",
     .summary = "write the report of a year",
     .detail = "The same over a year, from the first month of the books. A year that is not over, "
               "or not closed, says so.",
     .example = "report year 2026 --format html --output 2026.html",
     .needs = NEEDS_READ,
     .output = OUTPUT_DOCUMENT,
     .arguments = year_argument,
     .run = report_span},
    {.name = "campaign",
     .summary = "write a campaign's statement",
     .detail = "From the first gift to the last spending; the same as donations statement.",
     .example = "report campaign roads",
     .needs = NEEDS_READ,
     .output = OUTPUT_DOCUMENT,
     .arguments = campaign_argument,
     .run = campaign},
    {.name = "project",
     .summary = "write a work's page",
     .detail = "Its budget, quotes, contract, payments and progress; the same as projects show.",
     .example = "report project J2026-01",
     .needs = NEEDS_READ,
     .output = OUTPUT_DOCUMENT,
     .arguments = project_argument,
     .run = project},
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
     .detail =
         "An index, a page for each month with the list of its receipts, for each quarter and "
         "year, campaigns and works; each as HTML, Markdown, JSON and CSV, and a feed. The folder "
         "is replaced in "
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
    {.name = "set",
     .summary = "say how a section of the reports is to be",
     .detail = "Sections named in reports.yaml stand first, in its order; the others follow as "
               "usual. A section that is named again gets a new line in place of the old one. To "
               "change the order, edit the file and use compound commit. Money, fees, spending "
               "and corrections cannot be left out.",
     .example = "report set roster --hidden true\nreport set spending --largest 20",
     .needs = NEEDS_WRITE,
     .arguments = section_argument,
     .options = section_options,
     .run = report_set},
    {.name = "introduce",
     .summary = "put the committee's own words at the beginning of a report",
     .detail = "The text is Markdown: raw HTML and links that are not safe are dropped. It stands "
               "in introductions/ under the report's name, a month, a quarter or a year, in place "
               "of what was there. The page of a closed month then states this commit. A page in "
               "another language than the ledger's takes the text in that language, if there is "
               "one, and otherwise the ledger's.",
     .example = "report introduce 2026-11 november.md\n"
                "report introduce 2026-11 november-en.md --language en",
     .needs = NEEDS_WRITE,
     .arguments = introduce_arguments,
     .options = introduce_options,
     .run = report_introduce},
    {0}};

const struct command command_report = {
    .name = "report",
    .summary = "what is published",
    .description =
        "Reports are made from one commit of the ledger, in the ledger's language or another, as "
        "Markdown, HTML or JSON.",
    .verbs = verbs,
};
