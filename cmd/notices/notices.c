/* notices: what is posted for the residents, and for how long. */
#include "cmd/notices/notices.h"

#include "cases/oversight.h"
#include "cmd/commands.h"
#include "cmd/voucher.h"

static enum status publish(struct session *session)
{
    struct notice_input input = {.notice = {.kind = NULL}};

    session_fill(session, &kind_notice, &input.notice);
    enum status status = voucher_read(session, "text", &input.body);
    if (status == STATUS_OK)
        status = voucher_read(session, "photo", &input.photo);
    return status == STATUS_OK ? session_write(session, post_notice, &input) : status;
}

static enum status step(struct session *session, const char *what)
{
    struct notice notice = {0};
    struct notice_step input = {.step = {.what = what}};
    enum status status = STATUS_OK;

    session_fill(session, &kind_notice, &notice);
    session_fill(session, &kind_notice_event, &input.step);
    input.notice = notice.id;
    if (session_has(session, "photo"))
        status = voucher_read(session, "photo", &input.photo);
    return status == STATUS_OK ? session_write(session, step_notice, &input) : status;
}

static enum status photo(struct session *session)
{
    return step(session, "photo");
}

static enum status take_down(struct session *session)
{
    return step(session, "removed");
}

static enum status note(struct session *session)
{
    return step(session, "note");
}

static enum status set_rule(struct session *session)
{
    struct notice_rule rule = {0};

    session_fill(session, &kind_notice_rule, &rule);
    return session_write(session, set_notice_rule, &rule);
}

#define NOTICE(label, flag) INPUT_OF(kind_notice, label, flag)
#define STEP(label, flag) INPUT_OF(kind_notice_event, label, flag)
#define NOTICE_ID                                                                                  \
    {                                                                                              \
        .name = "notice", .type = INPUT_FIELD, .flags = INPUT_REQUIRED, .kind = &kind_notice,      \
        .field = "id"                                                                              \
    }
#define PHOTO                                                                                      \
    {                                                                                              \
        .name = "photo", .type = INPUT_FILE, .help = "a photo of it where it hangs"                \
    }

static const struct input publish_arguments[] = {
    {.name = "text",
     .type = INPUT_FILE,
     .flags = INPUT_REQUIRED,
     .help = "its text in Markdown, a file that ends in .md"},
    {0}};
static const struct input publish_options[] = {
    NOTICE("title", INPUT_REQUIRED),
    NOTICE("kind", INPUT_REQUIRED),
    NOTICE("channels", INPUT_REQUIRED),
    NOTICE("month", 0),
    NOTICE("decision", 0),
    NOTICE("legal", 0),
    PHOTO,
    {.name = "date", .type = INPUT_FIELD, .kind = &kind_notice, .field = "posted"},
    {0}};
static const struct input notice_arguments[] = {NOTICE_ID, {0}};
static const struct input photo_arguments[] = {NOTICE_ID,
                                               {.name = "photo",
                                                .type = INPUT_FILE,
                                                .flags = INPUT_REQUIRED,
                                                .help = "a photo of it where it hangs"},
                                               {0}};
static const struct input note_arguments[] = {NOTICE_ID, STEP("text", INPUT_REQUIRED), {0}};
static const struct input step_options[] = {STEP("text", 0), STEP("date", 0), {0}};
static const struct input date_options[] = {STEP("date", 0), {0}};
static const struct input rule_arguments[] = {INPUT_OF(kind_notice_rule, "kind", INPUT_REQUIRED),
                                              INPUT_OF(kind_notice_rule, "days", INPUT_REQUIRED),
                                              {0}};
static const struct input rule_options[] = {INPUT_OF(kind_notice_rule, "from", 0), {0}};
static const struct input list_options[] = {
    {.name = "kind",
     .type = INPUT_FIELD,
     .kind = &kind_notice,
     .help = "only notices of this kind"},
    {.name = "up", .type = INPUT_FLAG, .help = "only those that hang"},
    {0}};

static const struct verb verbs[] = {
    {.name = "publish",
     .summary = "post a notice: its text, kind and channels",
     .detail = "Accounts and the seal name their month, decisions the decision, arrears the "
               "decision and the law that allows them to be named. How long it must stay follows "
               "the rule of its kind.",
     .example = "notices publish october.md --title 'Accounts of October' --kind fees --month "
                "2026-10 --channels board,group --photo board.jpg",
     .needs = NEEDS_WRITE,
     .arguments = publish_arguments,
     .options = publish_options,
     .run = publish},
    {.name = "photo",
     .summary = "add a photo of a notice where it hangs, as proof",
     .example = "notices photo N2026-07 board.jpg",
     .needs = NEEDS_WRITE,
     .arguments = photo_arguments,
     .options = step_options,
     .run = photo},
    {.name = "remove",
     .summary = "enter that a notice was taken down",
     .detail = "A warning says when that was too early.",
     .example = "notices remove N2026-07 --date 2026-11-20",
     .needs = NEEDS_WRITE,
     .arguments = notice_arguments,
     .options = step_options,
     .run = take_down},
    {.name = "note",
     .summary = "enter a remark about a notice",
     .example = "notices note N2026-07 'rain has damaged it; it was printed anew'",
     .needs = NEEDS_WRITE,
     .arguments = note_arguments,
     .options = date_options,
     .run = note},
    {.name = "rule",
     .summary = "set how many days notices of a kind must stay",
     .detail = "It holds for notices that are posted from then on.",
     .example = "notices rule arrears 30",
     .needs = NEEDS_WRITE,
     .arguments = rule_arguments,
     .options = rule_options,
     .run = set_rule},
    {.name = "list",
     .summary = "list the notices: posted, removed, days shown and required",
     .example = "notices list --up",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = list_options,
     .run = notices_list},
    {.name = "show",
     .summary = "show a notice with its text",
     .detail = "Raw HTML and unsafe links of the text are dropped.",
     .example = "notices show N2026-07 --format html --output notice.html",
     .needs = NEEDS_READ,
     .output = OUTPUT_DOCUMENT,
     .arguments = notice_arguments,
     .run = notices_show},
    {.name = "due",
     .summary = "list what must be posted, or was taken down too early",
     .detail = "Exit status 1 when there is anything.",
     .example = "notices due",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .run = notices_what_is_due},
    {0}};

const struct command command_notices = {
    .name = "notices",
    .summary = "what is posted for the residents, and for how long",
    .description = "A notice has a text in Markdown, which is stored by its SHA-256, and hangs for "
                   "the days that the rule of its kind asks for. Photos prove that it does.",
    .verbs = verbs,
};
