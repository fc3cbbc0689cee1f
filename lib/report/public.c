#include "report/public.h"

#include "book/roster.h"
#include "base/arena.h"
#include "format/yaml.h"
#include "record/id.h"

const char *public_partner(const struct report *report, const char *partner)
{
    const struct roster *roster;
    const struct body *body = NULL;

    if (!book_roster(report->run, report->book, &roster))
        body = roster_body(roster, partner);
    return body ? body->name : report_say(report, partner);
}

const char *public_giver(const struct report *report, const struct gift *gift)
{
    if (gift->unit)
        return gift->consent ? gift->unit : report_say(report, "one household");
    if (gift->partner)
        return gift->consent ? public_partner(report, gift->partner)
                             : report_say(report, "a partner organisation");
    return report_say(report, gift->person ? "a person" : "anonymous");
}

const char *public_payee(const struct report *report, const struct expense *expense)
{
    return is_person(expense->payee) ? report_say(report, "a person") : expense->payee;
}

const char *public_voucher(const struct report *report, const struct expense *expense)
{
    struct arena *arena = report->run->arena;

    if (expense->voucher)
        return arena_printf(arena, "%.8s", expense->voucher);
    const struct event *event =
        expense->statement ? book_find(report->book, expense->statement) : NULL;
    if (event && event->kind == &kind_statement)
        return arena_printf(arena, "%s %.8s", event->id,
                            ((const struct statement *)event->record)->sha256);
    return arena_printf(arena, report_say(report, "%s: %s"), report_say(report, "none"),
                        expense->no_voucher ? expense->no_voucher : "");
}

const char *public_hours(const struct report *report, int64_t hours)
{
    const struct gift given = {.hours = hours};

    return field_text(report->run, kind_field(&kind_gift, "hours"), &given);
}
