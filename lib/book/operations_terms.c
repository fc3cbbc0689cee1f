/* Terms of payment: discounts for what is paid in advance, and what paying late costs. */
#include "book/operations_common.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "base/told.h"
#include "format/field.h"

#include <inttypes.h>

/* Adds a rule to a list of compound.yaml; the registers must hold together with it. */
static enum status add_rule(struct run *run, struct draft *draft, const char *list,
                            const struct kind *kind, const void *rule)
{
    const char *path = "compound.yaml";
    struct text text;
    struct blob blob;
    enum status status = record_check(run, kind, rule);

    if (!status)
        status = draft_read(draft, path, &blob);
    if (status)
        return status;
    const struct source source = {path, blob.bytes, blob.size};
    status = yaml_append_within(run, &source, file_kind_of(path, NULL), list, rule, &text);
    if (status)
        return status;
    draft_file(draft, path, text.at, text.length);
    status = check_registers(run, draft);
    return status <= STATUS_FOUND ? STATUS_OK : status == STATUS_DATA ? STATUS_REFUSED : status;
}

static const char *rate(struct run *run, int64_t value)
{
    char text[DECIMAL_SIZE];

    return arena_dup(run->arena, decimal_text(value, RATE_PLACES, text));
}

enum status add_discount_rule(struct run *run, const struct book *book, void *context,
                              struct draft *draft)
{
    struct discount_rule rule = *(const struct discount_rule *)context;

    (void)book;
    rule.from = date_or_today(run, rule.from);
    enum status status = add_rule(run, draft, "discounts", &kind_discount_rule, &rule);
    if (status)
        return status;
    const char *what = rule.free ? told_part(run, "%" PRId64 " free", rule.free)
                                 : told_part(run, "%s off", rate(run, rule.share));
    draft_subject(draft, "fees: %s for %" PRId64 " months of %s in advance from %s", what,
                  rule.months, rule.item, day_name(run, rule.from));
    return STATUS_OK;
}

enum status add_late_fee_rule(struct run *run, const struct book *book, void *context,
                              struct draft *draft)
{
    struct late_fee_rule rule = *(const struct late_fee_rule *)context;

    (void)book;
    rule.from = date_or_today(run, rule.from);
    enum status status = add_rule(run, draft, "late_fees", &kind_late_fee_rule, &rule);
    if (status)
        return status;
    draft_subject(draft, "fees: late fee of %s a day on %s from %s by %s", rate(run, rule.daily),
                  rule.item ? rule.item : "all items", day_name(run, rule.from), rule.decision);
    return STATUS_OK;
}
