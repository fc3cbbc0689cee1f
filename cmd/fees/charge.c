/* fees tariff, bill, assess, waive, adjust: what is owed. */
#include "base/arena.h"
#include "book/operations.h"
#include "cmd/fees/fees.h"
#include "cmd/voucher.h"
#include "format/yaml.h"

#include <string.h>

/* `--rate villa=2.20 --rate flat=1.60` is one field of the tariff. */
static enum status read_rates(struct session *session, struct tariff *tariff)
{
    struct text joined = text_new(session->run->arena);
    const char *expected;

    for (size_t i = 0; i < session_count(session, "rate"); i++) {
        if (i)
            text_char(&joined, ',');
        text_add(&joined, session_text_at(session, "rate", i));
    }
    if (!joined.length ||
        field_parse(session->run, kind_field(&kind_tariff, "rates"), joined.at, tariff, &expected))
        return STATUS_OK;
    return fail(session->run, STATUS_USAGE, "usage", "write --rate flat=1.60",
                "the rates '%s' are not %s", joined.at, expected);
}

/* `--step 15=4.20 --step 30=5.80`: limits and rates. */
static enum status read_steps(struct session *session, struct tariff *tariff)
{
    struct run *run = session->run;
    const size_t count = session_count(session, "step");
    struct tariff_step *steps = arena_array(run->arena, count, sizeof *steps);
    const char *expected;

    for (size_t i = 0; i < count; i++) {
        const char *text = session_text_at(session, "step", i), *sign = strchr(text, '=');
        const char *above = arena_dupn(run->arena, text, sign ? (size_t)(sign - text) : 0);
        if (!sign ||
            !field_parse(run, kind_field(&kind_tariff_step, "above"), above, &steps[i],
                         &expected) ||
            !field_parse(run, kind_field(&kind_tariff_step, "rate"), sign + 1, &steps[i],
                         &expected))
            return fail(run, STATUS_USAGE, "usage", "write --step 15=4.20",
                        "the step '%s' is no limit with a rate", text);
    }
    tariff->steps = (struct rows){steps, count};
    return STATUS_OK;
}

/* `--of compound`, `--of building:3,building:4` or `--of 3-101,3-102`. */
static enum status read_group(struct session *session, struct tariff *tariff)
{
    const char *of = session_text(session, "of");
    struct text buildings = text_new(session->run->arena), units = text_new(session->run->arena);
    const char *expected;

    if (!of || strcmp(of, "compound") == 0)
        return STATUS_OK;
    for (const char *at = of; *at;) {
        size_t length = strcspn(at, ",");
        bool building = length > 9 && strncmp(at, "building:", 9) == 0;
        struct text *list = building ? &buildings : &units;
        if (list->length)
            text_char(list, ',');
        text_bytes(list, at + (building ? 9 : 0), length - (building ? 9 : 0));
        at += length + (at[length] == ',');
    }
    if ((!buildings.length || field_parse(session->run, kind_field(&kind_tariff, "buildings"),
                                          buildings.at, tariff, &expected)) &&
        (!units.length ||
         field_parse(session->run, kind_field(&kind_tariff, "units"), units.at, tariff, &expected)))
        return STATUS_OK;
    return fail(session->run, STATUS_USAGE, "usage",
                "write --of compound, --of building:3 or --of 3-101,3-102",
                "'%s' is no group of units", of);
}

enum status fees_tariff(struct session *session)
{
    struct tariff tariff = {0};

    session_fill(session, &kind_tariff, &tariff);
    enum status status = read_rates(session, &tariff);
    if (status == STATUS_OK)
        status = read_group(session, &tariff);
    if (status == STATUS_OK)
        status = read_steps(session, &tariff);
    return status == STATUS_OK ? session_write(session, set_tariff, &tariff) : status;
}

enum status fees_bill(struct session *session)
{
    struct bill_input input = {0};
    enum status status = voucher_read(session, "voucher", &input.voucher);

    session_fill(session, &kind_bill, &input.bill);
    session_span(session, "meter", &input.bill.before, &input.bill.after);
    return status == STATUS_OK ? session_write(session, record_bill, &input) : status;
}

enum status fees_assess(struct session *session)
{
    struct assess_input input = {.month = session_month(session, "month"),
                                 .due = session_date(session, "due")};

    return session_write(session, assess_units, &input);
}

enum status fees_waive(struct session *session)
{
    struct waiver waiver = {0};

    session_fill(session, &kind_waiver, &waiver);
    return session_write(session, waive_debt, &waiver);
}

enum status fees_adjust(struct session *session)
{
    struct adjustment adjustment = {0};

    session_fill(session, &kind_adjustment, &adjustment);
    return session_write(session, adjust_debt, &adjustment);
}
