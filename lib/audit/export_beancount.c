/*
 * The journal for Beancount. It has no virtual postings: funds and the pool are accounts below
 * Equity, in the same transaction, and add up to zero like the accounts proper. Each `open` says
 * under `name` how every other form calls the account.
 */
#include "audit/export_inside.h"

#include <string.h>

/* --- names --- */

static char upper(char letter)
{
    return letter >= 'a' && letter <= 'z' ? (char)(letter - 'a' + 'A') : letter;
}

/*
 * A part of a name begins with a capital or a digit, and has letters, digits and dashes only. No
 * two parts of ours become one: the names of registers have small letters only, so a capital
 * behind a dash means that the dash was '_' (late_fee: Late-Fee; late-fee: Late-fee), and '_' not
 * before a letter becomes a letter that looks like it, U+02CD (tower_2: Towerˍ2). A unit code that
 * begins with a small letter (b2-101: B2-101-) gets a dash at the end, where no code has one.
 */
static void write_part(struct text *out, const char *part, size_t length, bool is_unit_code)
{
    text_char(out, upper(part[0]));
    for (size_t i = 1; i < length; i++) {
        bool letter_next = i + 1 < length && part[i + 1] >= 'a' && part[i + 1] <= 'z';
        if (part[i] != '_') {
            text_char(out, part[i]);
        } else if (letter_next) {
            text_char(out, '-');
            text_char(out, upper(part[++i]));
        } else {
            text_add(out, "\xCB\x8D");
        }
    }
    if (is_unit_code && upper(part[0]) != part[0])
        text_char(out, '-');
}

const char *beancount_name(struct run *run, const char *name, const char *unit)
{
    struct text out = text_new(run->arena);

    for (bool first = true; *name; first = false) {
        size_t length = strcspn(name, ":");
        if (!first)
            text_char(&out, ':');
        write_part(&out, name, length,
                   unit && strlen(unit) == length && strncmp(name, unit, length) == 0);
        name += length + (name[length] == ':');
    }
    return out.at;
}

/* --- texts --- */

static void write_quoted(struct text *out, const char *words)
{
    text_char(out, '"');
    for (; *words; words++) {
        unsigned char byte = (unsigned char)*words;
        if (byte == '"' || byte == '\\')
            text_char(out, '\\');
        text_char(out, byte < ' ' || byte == 0x7f ? ' ' : (char)byte);
    }
    text_char(out, '"');
}

static void write_head(struct exporter *exporter)
{
    const struct book *book = exporter->book;
    char commit[OID_TEXT];

    text_printf(&exporter->out,
                "; The books of a residential compound, as of commit %s\n"
                "; What a fund holds is positive; Equity:Funds and Equity:Pool add up to zero.\n\n"
                "option \"title\" ",
                oid_text(snapshot_commit(book->snapshot), commit));
    write_quoted(&exporter->out, book->compound->name);
    text_printf(&exporter->out, "\noption \"operating_currency\" \"%s\"\n\n",
                book->compound->currency);
}

/* Everything is open from the first day on: a later receipt may pay an earlier debt. */
static enum status write_opens(struct exporter *exporter)
{
    enum status status = STATUS_OK;
    const struct date first =
        exporter->count ? exporter->entries[0].date : month_first(exporter->book->compound->opened);
    char day[DATE_SIZE];

    date_text(first, day);
    for (size_t i = 0; i < exporter->account_count && !status; i++) {
        const struct export_account *account = &exporter->accounts[exporter->listed[i]];
        text_printf(&exporter->out, "%s open %s %s\n  name: \"%s\"\n", day, account->bean,
                    exporter->book->compound->currency, account->name);
        status = export_flush(exporter);
    }
    return status;
}

/* A tag is one word: #credit-used. */
static void write_tag(struct text *out, const char *words)
{
    text_add(out, " #");
    for (; *words; words++)
        text_char(out, *words == ' ' ? '-' : *words);
}

static void write_heading(struct exporter *exporter, const struct export_entry *entry)
{
    const struct telling telling = export_telling(exporter, entry);
    struct text *out = &exporter->out;

    text_char(out, '\n');
    export_date(out, entry->date);
    text_add(out, " * ");
    if (telling.payee) {
        write_quoted(out, telling.payee);
        text_char(out, ' ');
    }
    text_char(out, '"');
    telling_words(out, &telling, entry->reversal);
    text_char(out, '"');
    write_tag(out, telling.cause);
    if (entry->reversal)
        write_tag(out, "reversal");
    text_add(out, " ^");
    text_add(out, entry->event->id);
    if (entry->origin) {
        text_add(out, " ^");
        text_add(out, entry->origin->id);
    }
    text_char(out, '\n');
}

static void write_entry(struct exporter *exporter, const struct export_entry *entry)
{
    struct text *out = &exporter->out;

    write_heading(exporter, entry);
    for (size_t i = 0; i < entry->count; i++) {
        const struct export_account *account = &exporter->accounts[entry->postings[i].account];
        text_add(out, "  ");
        text_bytes(out, account->bean, account->bean_length);
        text_add(out, "  ");
        export_money(out, entry->postings[i].amount);
        text_char(out, ' ');
        text_add(out, exporter->book->compound->currency);
        text_char(out, '\n');
    }
}

/* Beancount looks at the balance of the day's beginning. */
static void write_closing(struct exporter *exporter, const struct export_closing *closing)
{
    struct text *out = &exporter->out;

    text_char(out, '\n');
    for (size_t i = 0; i < closing->count; i++) {
        const struct export_claim *claim = &closing->claims[i];
        export_date(out, date_from_days(date_days(closing->day) + 1));
        text_printf(out, " balance %s  ", exporter->accounts[claim->account].bean);
        export_money(out, claim->amount);
        text_printf(out, " %s\n  closing: \"%s\"\n", exporter->book->compound->currency,
                    closing->id);
    }
}

static void write_closings(struct exporter *exporter, struct date day, size_t *at)
{
    const struct export_closing *closing;

    while ((closing = export_closing_before(exporter, day, at)))
        write_closing(exporter, closing);
}

enum status write_beancount(struct exporter *exporter)
{
    size_t closing = 0;

    write_head(exporter);
    enum status status = write_opens(exporter);
    for (size_t i = 0; i < exporter->count && !status; i++) {
        write_closings(exporter, exporter->entries[i].date, &closing);
        write_entry(exporter, &exporter->entries[i]);
        status = export_flush(exporter);
    }
    write_closings(exporter, (struct date){0}, &closing);
    return status;
}
