/*
 * The journal for hledger and ledger. They read the same transactions; only what is said of an
 * account is spelt otherwise. Funds and the pool are balanced virtual postings, [equity:pool], so
 * each program proves by itself that both sets add up to zero; `--real` leaves them out.
 */
#include "audit/export_inside.h"

#include "base/arena.h"

/* What differs between the two: what stands below an account's declaration. */
typedef void account_note(struct exporter *exporter, const struct export_account *account);

static void write_head(struct exporter *exporter)
{
    const struct book *book = exporter->book;
    char commit[OID_TEXT];

    text_printf(&exporter->out,
                "; The books of a residential compound, as of commit %s\n"
                "; Funds are virtual postings: what a fund holds is positive.\n\n"
                "commodity %s\n    format 1,000.00 %s\n\n",
                oid_text(snapshot_commit(book->snapshot), commit), book->compound->currency,
                book->compound->currency);
}

/* The type by which hledger's statements sort an account (its manual, "Account types"). */
static void hledger_note(struct exporter *exporter, const struct export_account *account)
{
    text_printf(&exporter->out, "    ; type: %c\n", account->type);
}

/* Ledger reads a line below an account as a directive, and has no types. */
static void ledger_note(struct exporter *exporter, const struct export_account *account)
{
    if (account->unit >= 0)
        text_printf(&exporter->out, "    note unit %s\n",
                    exporter->book->units[account->unit].code);
}

/* Declares the accounts that are used, in the order of the registers. */
static enum status write_accounts(struct exporter *exporter, account_note *note)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < exporter->account_count && !status; i++) {
        const struct export_account *account = &exporter->accounts[exporter->listed[i]];
        text_printf(&exporter->out, "account %s\n", account->name);
        note(exporter, account);
        status = export_flush(exporter);
    }
    return status;
}

/* Somebody's own words: a semicolon would begin a comment, a bar a note, two blanks may do so,
 * and a line feed would end the entry. */
static void write_words(struct text *out, const char *words)
{
    bool blank = false;

    for (; *words; words++) {
        unsigned char byte = (unsigned char)*words;
        bool space = byte <= ' ' || byte == 0x7f;
        if (space && !blank)
            text_char(out, ' ');
        else if (!space)
            text_char(out, byte == ';' ? ',' : byte == '|' ? '/' : (char)byte);
        blank = space;
    }
}

static void write_posting(struct exporter *exporter, const struct export_posting *posting)
{
    const struct export_account *account = &exporter->accounts[posting->account];
    struct text *out = &exporter->out;

    text_bytes(out, account->is_fund ? "    [" : "    ", account->is_fund ? 5 : 4);
    text_bytes(out, account->name, account->name_length);
    text_bytes(out, account->is_fund ? "]  " : "  ", account->is_fund ? 3 : 2);
    export_money(out, posting->amount);
    text_char(out, ' ');
    text_add(out, exporter->book->compound->currency);
    text_char(out, '\n');
}

static void write_entry(struct exporter *exporter, const struct export_entry *entry)
{
    const struct telling telling = export_telling(exporter, entry);
    struct text *out = &exporter->out;

    text_char(out, '\n');
    export_date(out, entry->date);
    text_add(out, " (");
    text_add(out, entry->event->id);
    text_add(out, ") ");
    telling_words(out, &telling, entry->reversal);
    if (telling.payee) {
        text_char(out, ' ');
        write_words(out, telling.payee);
    }
    text_char(out, '\n');
    if (entry->origin) {
        text_add(out, entry->reversal ? "    ; undoes " : "    ; money of ");
        text_add(out, entry->origin->id);
        text_char(out, '\n');
    }
    for (size_t i = 0; i < entry->count; i++)
        write_posting(exporter, &entry->postings[i]);
}

/* A closed month as a transaction of nothing that asserts what its closing says. */
static void write_closing(struct exporter *exporter, const struct export_closing *closing)
{
    struct text *out = &exporter->out;

    text_char(out, '\n');
    export_date(out, closing->day);
    text_printf(out, " (%s) closed\n", closing->id);
    for (size_t i = 0; i < closing->count; i++) {
        const struct export_claim *claim = &closing->claims[i];
        const struct export_account *account = &exporter->accounts[claim->account];
        const char *currency = exporter->book->compound->currency;
        text_printf(out, "    %s%s%s  0.00 %s = ", account->is_fund ? "[" : "", account->name,
                    account->is_fund ? "]" : "", currency);
        export_money(out, claim->amount);
        text_printf(out, " %s\n", currency);
    }
}

static void write_closings(struct exporter *exporter, struct date day, size_t *at)
{
    const struct export_closing *closing;

    while ((closing = export_closing_before(exporter, day, at)))
        write_closing(exporter, closing);
}

static enum status write_journal(struct exporter *exporter, account_note *note)
{
    size_t closing = 0;

    write_head(exporter);
    enum status status = write_accounts(exporter, note);
    for (size_t i = 0; i < exporter->count && !status; i++) {
        write_closings(exporter, exporter->entries[i].date, &closing);
        write_entry(exporter, &exporter->entries[i]);
        status = export_flush(exporter);
    }
    write_closings(exporter, (struct date){0}, &closing);
    return status;
}

enum status write_hledger(struct exporter *exporter)
{
    return write_journal(exporter, hledger_note);
}

enum status write_ledger(struct exporter *exporter)
{
    return write_journal(exporter, ledger_note);
}
