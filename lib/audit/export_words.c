/* What a transaction was, in words that every form can write. */
#include "audit/export_inside.h"

static const char *cause_text(enum cause cause)
{
    switch (cause) {
    case CAUSE_OPENING:
        return "opening";
    case CAUSE_CHARGE:
        return "charge";
    case CAUSE_RECEIPT:
        return "receipt";
    case CAUSE_IDENTIFICATION:
        return "identification";
    case CAUSE_CREDIT_USED:
        return "credit used";
    case CAUSE_ADJUSTMENT:
        return "adjustment";
    case CAUSE_WAIVER:
        return "waiver";
    case CAUSE_EXPENSE:
        return "expense";
    case CAUSE_PAYMENT:
        return "payment";
    case CAUSE_TRANSFER:
        return "transfer";
    case CAUSE_GIFT:
        return "gift";
    case CAUSE_DISCOUNT:
        return "discount";
    case CAUSE_LATE_FEE:
        return "late fee";
    case CAUSE_DEPOSIT:
        return "deposit";
    case CAUSE_REFUND:
        return "refund";
    case CAUSE_CARRIED: /* nobody who exports lets it be carried */
    case CAUSE_EARNING:
        return "earning";
    }
    return "other";
}

/* The record that is behind a transaction, looking through payments, reversals and the like. */
static const struct event *event_behind(const struct exporter *exporter,
                                        const struct export_entry *entry)
{
    const struct event *event = entry->reversal && entry->origin ? entry->origin : entry->event;

    if (event->kind == &kind_payment) {
        const struct payment *payment = event->record;
        const struct event *expense = book_find(exporter->book, payment->of);
        return expense ? expense : event;
    }
    return event;
}

/* The unit that all postings with a unit have, or NULL. */
static const char *one_unit(const struct exporter *exporter, const struct export_entry *entry)
{
    int32_t unit = -1;

    for (size_t i = 0; i < entry->count; i++) {
        int32_t found = exporter->accounts[entry->postings[i].account].unit;
        if (found >= 0 && unit >= 0 && unit != found)
            return NULL;
        unit = found >= 0 ? found : unit;
    }
    return unit >= 0 ? exporter->book->units[unit].code : NULL;
}

struct telling export_telling(const struct exporter *exporter, const struct export_entry *entry)
{
    const struct event *behind = event_behind(exporter, entry);
    struct telling telling = {.cause = cause_text(entry->cause), .unit = one_unit(exporter, entry)};

    if (behind->kind == &kind_charge)
        telling.month = ((const struct charge *)behind->record)->month;
    if (behind->kind == &kind_expense)
        telling.payee = ((const struct expense *)behind->record)->payee;
    return telling;
}

void telling_words(struct text *out, const struct telling *telling, bool reversal)
{
    char month[MONTH_SIZE];

    if (reversal)
        text_add(out, "reversal of ");
    text_add(out, telling->cause);
    if (telling->unit) {
        text_char(out, ' ');
        text_add(out, telling->unit);
    }
    if (!month_is_none(telling->month)) {
        text_char(out, ' ');
        text_add(out, month_text(telling->month, month));
    }
}
