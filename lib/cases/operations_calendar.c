/* Days of rest are entered. */
#include "cases/operations.h"

#include "base/arena.h"
#include "book/calendar.h"
#include "book/draft.h"

#include <string.h>

static const char path[] = "holidays.yaml";

/* The file as the draft has it. */
static enum status check_draft(struct draft *draft)
{
    struct blob blob;
    struct items items;
    enum status status = draft_read(draft, path, &blob);
    const struct source source = {path, blob.bytes, blob.size};

    if (!status)
        status = yaml_read_list(draft->run, &source, file_kind_of(path, NULL), &items);
    return status ? status : calendar_check(draft->run, &source, &items, STATUS_REFUSED);
}

enum status add_holiday(struct run *run, const struct book *book, void *context,
                        struct draft *draft)
{
    const struct holiday *record = context;
    const char *what = strcmp(record->kind, "rest") == 0 ? "days of rest" : "days of work";
    char from[DATE_SIZE];
    enum status status = record_check(run, &kind_holiday, record);

    (void)book;
    if (!status)
        status = draft_add(draft, path, &kind_holiday, record);
    if (!status)
        status = check_draft(draft);
    draft_subject(draft, "compound: enter %s from %s, %s", what, date_text(record->from, from),
                  record->name);
    return status;
}
