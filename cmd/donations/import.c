/* donations import: many gifts of money out of a table. */
#include "book/operations.h"
#include "cmd/donations/donations.h"
#include "cmd/table.h"
#include "record/table.h"

/* A row is a gift of money; its campaign and place may be said once for all rows. */
static const struct field gift_row_fields[] = {
    FIELD(gift, amount, MONEY, FIELD_REQUIRED | FIELD_POSITIVE, "how much money"),
    FIELD(gift, date, DATE, 0, "the day it was given"),
    FIELD(gift, campaign, WORD, 0, "the campaign it is for"),
    FIELD(gift, via, WORD, 0, "the cash place the money came to"),
    FIELD(gift, unit, UNIT, 0, "the unit that gave it"),
    FIELD(gift, person, PERSON, 0, "or the person, by the opaque id"),
    FIELD(gift, partner, WORD, 0, "or the partner organisation"),
    FIELD(gift, consent, FLAG, 0, "whether the giver may be named in public"),
    FIELD(gift, ref, TEXT, 0, "the serial on the statement"),
    FIELD(gift, note, TEXT, 0, "a remark"),
};
static const struct kind kind_gift_row = {.name = "gift",
                                          .layout = LAYOUT_FLOW,
                                          .size = sizeof(struct gift),
                                          .fields = gift_row_fields,
                                          .field_count =
                                              sizeof gift_row_fields / sizeof gift_row_fields[0],
                                          .help = "a gift of money"};

enum status donations_import(struct session *session)
{
    static const char *const needed[] = {"amount", NULL};
    const char *campaign = session_text(session, "campaign"), *via = session_text(session, "via");
    struct gifts_input input = {.path = session_text(session, "file")};
    struct table_rows rows;
    enum status status = table_read(session, input.path, &kind_gift_row, needed, "gift", &rows);

    if (status != STATUS_OK)
        return status;
    struct gift *gifts = rows.records;
    for (size_t i = 0; i < rows.count; i++) {
        gifts[i].kind = "money";
        gifts[i].campaign = gifts[i].campaign ? gifts[i].campaign : campaign;
        gifts[i].via = gifts[i].via ? gifts[i].via : via;
    }
    input.gifts = gifts;
    input.lines = rows.lines;
    input.count = rows.count;
    return session_write(session, import_gifts, &input);
}
