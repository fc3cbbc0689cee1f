/* fees: the table of its verbs. */
#include "cmd/fees/fees.h"

#include "cmd/commands.h"
#include "cmd/statement.h"

static const struct input tariff_arguments[] = {{.name = "action",
                                                 .type = INPUT_CHOICE,
                                                 .flags = INPUT_REQUIRED,
                                                 .choices = "set",
                                                 .help = "what to do; 'fees tariffs' lists them"},
                                                INPUT_OF(kind_tariff, "item", INPUT_REQUIRED),
                                                {0}};
static const struct input tariff_options[] = {
    INPUT_OF(kind_tariff, "by", 0),
    {.name = "rate",
     .type = INPUT_TEXT,
     .flags = INPUT_REPEATED,
     .help = "a kind of unit, or of parking space, and its rate, like flat=1.60"},
    {.name = "step",
     .type = INPUT_TEXT,
     .flags = INPUT_REPEATED,
     .help = "by meter: a month's usage above a limit and its rate, like 15=4.20"},
    INPUT_OF(kind_tariff, "vacant", 0),
    INPUT_OF(kind_tariff, "split", 0),
    INPUT_OF(kind_tariff, "meter", 0),
    INPUT_OF(kind_tariff, "part", 0),
    INPUT_OF(kind_tariff, "decision", 0),
    {.name = "of",
     .type = INPUT_TEXT,
     .help = "whom it concerns: compound, building:3, or unit codes with commas"},
    INPUT_OF(kind_tariff, "name", 0),
    INPUT_OF(kind_tariff, "fund", 0),
    INPUT_OF(kind_tariff, "from", 0),
    INPUT_OF(kind_tariff, "to", 0),
    {0}};

static const struct input bill_arguments[] = {INPUT_OF(kind_bill, "item", INPUT_REQUIRED),
                                              INPUT_OF(kind_bill, "amount", INPUT_REQUIRED),
                                              {0}};
static const struct input bill_options[] = {
    INPUT_OF(kind_bill, "month", INPUT_REQUIRED),
    {.name = "meter",
     .type = INPUT_SPAN,
     .help = "the readings before and after, like 10342..10731"},
    {.name = "voucher", .type = INPUT_FILE, .help = "the bill: stored with its SHA-256"},
    INPUT_OF(kind_bill, "date", 0),
    INPUT_OF(kind_bill, "note", 0),
    {0}};

static const struct input read_arguments[] = {
    {.name = "unit",
     .type = INPUT_FILE,
     .flags = INPUT_REQUIRED,
     .help = "the unit; without a reading, a CSV file with one in each row"},
    INPUT_OF(kind_reading, "reading", 0),
    {0}};
static const struct input read_options[] = {
    INPUT_OF(kind_reading, "item", INPUT_REQUIRED),
    INPUT_OF(kind_reading, "month", 0),
    INPUT_OF(kind_reading, "date", 0),
    {.name = "replaced",
     .type = INPUT_SPAN,
     .help = "the meter was replaced: what the old one showed last and the new one first, like "
             "913.4..0"},
    INPUT_OF(kind_reading, "estimated", 0),
    INPUT_OF(kind_reading, "note", 0),
    {0}};
static const struct input readings_arguments[] = {INPUT_OF(kind_reading, "item", INPUT_REQUIRED),
                                                  INPUT_OF(kind_reading, "month", INPUT_REQUIRED),
                                                  {0}};
static const struct input readings_options[] = {
    {.name = "missing", .type = INPUT_FLAG, .help = "only the units that were not read"}, {0}};

static const struct input month_argument[] = {
    {.name = "month", .type = INPUT_MONTH, .flags = INPUT_REQUIRED, .help = "the month"}, {0}};
static const struct input assess_options[] = {
    {.name = "due", .type = INPUT_DATE, .help = "the day by which to pay (the 20th)"}, {0}};

static const struct input pay_arguments[] = {
    {.name = "unit", .type = INPUT_FIELD, .kind = &kind_receipt, .help = "the unit that paid"},
    INPUT_OF(kind_receipt, "amount", INPUT_REQUIRED),
    {0}};
static const struct input pay_options[] = {
    INPUT_OF(kind_receipt, "via", INPUT_REQUIRED),
    INPUT_OF_AS(kind_receipt, "for", "for", 0),
    INPUT_OF(kind_receipt, "ref", 0),
    INPUT_OF(kind_receipt, "date", 0),
    INPUT_OF(kind_receipt, "note", 0),
    {.name = "units",
     .type = INPUT_FIELD,
     .kind = &kind_tariff,
     .help = "the units that are paid for together, with commas"},
    {.name = "owner",
     .type = INPUT_FIELD,
     .kind = &kind_unit,
     .help = "pays for all units that are this owner's"},
    {.name = "part",
     .type = INPUT_TEXT,
     .flags = INPUT_REPEATED,
     .help = "a unit and how much of it is for that"},
    {0}};

static const struct input unidentified_arguments[] = {
    INPUT_OF(kind_receipt, "amount", INPUT_REQUIRED), {0}};
static const struct input unidentified_options[] = {INPUT_OF(kind_receipt, "via", INPUT_REQUIRED),
                                                    INPUT_OF(kind_receipt, "ref", 0),
                                                    INPUT_OF(kind_receipt, "date", 0),
                                                    INPUT_OF(kind_receipt, "note", 0),
                                                    {0}};

static const struct input import_arguments[] = {
    {.name = "file", .type = INPUT_FILE, .flags = INPUT_REQUIRED, .help = "the statement"}, {0}};
static const struct input import_options[] = {
    INPUT_OF_AS(kind_statement, "to", "place", INPUT_REQUIRED),
    {.name = "by",
     .type = INPUT_FIELD,
     .kind = &kind_expense,
     .help = "the person who imports it: enters the fees and pays out refunds"},
    STATEMENT_OPTIONS,
    {0}};
static const struct input mapping_options[] = {
    {.name = "name", .type = INPUT_TEXT, .help = "keep the draft as statements/NAME.yaml"},
    INPUT_OF(kind_mapping, "title", 0),
    STATEMENT_OPTIONS,
    {0}};

static const struct input identify_arguments[] = {
    INPUT_OF_AS(kind_identification, "receipt", "of", INPUT_REQUIRED),
    INPUT_OF(kind_identification, "unit", 0),
    {0}};
static const struct input identify_options[] = {
    INPUT_OF(kind_identification, "source", 0),
    INPUT_OF_AS(kind_identification, "for", "for", 0),
    INPUT_OF(kind_identification, "note", 0),
    INPUT_OF(kind_identification, "date", 0),
    {.name = "remember",
     .type = INPUT_FLAG,
     .help = "from now on, book what this payer sends to this unit or source"},
    {.name = "always",
     .type = INPUT_TEXT,
     .help = "from now on, rows with these words at that place are income of the source"},
    {0}};

static const struct input reverse_arguments[] = {
    INPUT_OF_AS(kind_reversal, "record", "of", INPUT_REQUIRED), {0}};
static const struct input reverse_options[] = {
    INPUT_OF(kind_reversal, "reason", INPUT_REQUIRED),
    INPUT_OF(kind_reversal, "date", 0),
    INPUT_OF(kind_reversal, "ref", 0),
    {.name = "all",
     .type = INPUT_FLAG,
     .help = "of a payment for several units: all of its receipts"},
    {0}};

static const struct input waive_arguments[] = {INPUT_OF(kind_waiver, "unit", INPUT_REQUIRED),
                                               INPUT_OF(kind_waiver, "item", INPUT_REQUIRED),
                                               INPUT_OF(kind_waiver, "month", INPUT_REQUIRED),
                                               INPUT_OF(kind_waiver, "amount", INPUT_REQUIRED),
                                               {0}};
static const struct input waive_options[] = {INPUT_OF(kind_waiver, "decision", INPUT_REQUIRED),
                                             INPUT_OF(kind_waiver, "late", 0),
                                             INPUT_OF(kind_waiver, "reason", INPUT_REQUIRED),
                                             INPUT_OF(kind_waiver, "date", 0),
                                             {0}};

static const struct input adjust_arguments[] = {INPUT_OF(kind_adjustment, "unit", INPUT_REQUIRED),
                                                INPUT_OF(kind_adjustment, "item", INPUT_REQUIRED),
                                                INPUT_OF(kind_adjustment, "month", INPUT_REQUIRED),
                                                INPUT_OF(kind_adjustment, "amount", INPUT_REQUIRED),
                                                {0}};
static const struct input adjust_options[] = {
    INPUT_OF(kind_adjustment, "reason", INPUT_REQUIRED), INPUT_OF(kind_adjustment, "date", 0), {0}};

static const struct input arrears_options[] = {
    {.name = "unit", .type = INPUT_FIELD, .kind = &kind_receipt, .help = "only this unit"},
    {.name = "on", .type = INPUT_DATE, .help = "at the end of that day (today)"},
    {.name = "all", .type = INPUT_FLAG, .help = "also the units that owe nothing"},
    {0}};

static const struct input statement_arguments[] = {{.name = "unit",
                                                    .type = INPUT_FIELD,
                                                    .flags = INPUT_REQUIRED,
                                                    .kind = &kind_receipt,
                                                    .help = "the unit"},
                                                   {0}};
static const struct input statement_options[] = {
    {.name = "from",
     .type = INPUT_DATE,
     .help = "the first day (that of last year, or when the books began)"},
    {.name = "to", .type = INPUT_DATE, .help = "the last day (today)"},
    {0}};

static const struct input settle_options[] = {
    {.name = "on",
     .type = INPUT_DATE,
     .help = "the day on which it changes hands (the last one in the register)"},
    {0}};

static const struct input receipt_arguments[] = {
    INPUT_OF_AS(kind_receipt, "receipt", "id", INPUT_REQUIRED), {0}};

static const struct input list_options[] = {
    {.name = "month", .type = INPUT_MONTH, .help = "only what happened in this month"},
    {.name = "unit", .type = INPUT_FIELD, .kind = &kind_receipt, .help = "only this unit"},
    {.name = "kind",
     .type = INPUT_CHOICE,
     .choices = "receipt bill reading charge waiver adjustment identification statement reversal "
                "prepayment late_fee reminder deposit refund",
     .help = "only records of this kind"},
    {.name = "unidentified",
     .type = INPUT_FLAG,
     .help = "only receipts of which it is not known who paid them"},
    {0}};

static const struct verb verbs[] = {
    {.name = "tariff",
     .summary = "set how an item is charged, from a month on",
     .detail = "By area: the rate is yuan per square metre and month. By unit: yuan per unit and "
               "month. By share: the month's bills are split by area, by unit or by the usage of a "
               "metered item, exactly. By meter: yuan per unit of the meter, perhaps rising in "
               "steps. A vacant unit owes the part of the fee that --vacant says. The line in "
               "force so far ends the month before.",
     .example = "fees tariff set property --by area --rate villa=2.20 --rate duplex=2.00 "
                "--rate flat=1.60 --fund operating --from 2026-01",
     .needs = NEEDS_WRITE,
     .arguments = tariff_arguments,
     .options = tariff_options,
     .run = fees_tariff},
    {.name = "tariffs",
     .summary = "list the tariffs",
     .example = "fees tariffs",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .run = fees_tariffs},
    {.name = "bill",
     .summary = "record a bill for something shared, with its meter readings",
     .example = "fees bill water 1110.50 --meter 10342..10731 --month 2026-11",
     .needs = NEEDS_WRITE,
     .arguments = bill_arguments,
     .options = bill_options,
     .run = fees_bill},
    {.name = "read",
     .summary = "enter what the meters of single units show, one or a file",
     .detail = "What was used since the reading before is charged in the month of the reading, so "
               "a month without one charges nothing and the next one catches up. The first reading "
               "of a unit is where counting begins. A meter never goes back, unless it was "
               "replaced. The file's first line names its columns: unit, reading, and if wanted "
               "item, month, date, replaced, last, first, estimated, note. All rows are entered "
               "in one commit, or none.",
     .example = "fees read 3-101 412.50 --item heat --month 2026-11\n"
                "fees read readings.csv --item heat --month 2026-11",
     .needs = NEEDS_WRITE,
     .arguments = read_arguments,
     .options = read_options,
     .run = fees_read},
    {.name = "readings",
     .summary = "list what each unit used in a month, and which meters were not read",
     .example = "fees readings heat 2026-11 --missing",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .arguments = readings_arguments,
     .options = readings_options,
     .run = fees_readings},
    {.name = "assess",
     .summary = "charge a month to every unit",
     .example = "fees assess 2026-11 --due 2026-11-20",
     .needs = NEEDS_WRITE,
     .arguments = month_argument,
     .options = assess_options,
     .run = fees_assess},
    {.name = "pay",
     .summary = "record money received from a unit",
     .detail = "The record's id is the number on the receipt. The money pays what the payer says "
               "(--for), else what has been due longest; the rest is credit for the next charge. "
               "Who pays for several units at once gets a receipt for each, in one change and with "
               "one serial: the amount pays what has been due longest of all of them, the same day "
               "in proportion, and the rest is credit of the first; or as the payer says (--part).",
     .example = "fees pay 3-101 614.45 --via wechat --ref 4200001234202611030001\n"
                "fees pay 1843.35 --owner o012 --via bank --ref 20261103000017\n"
                "fees pay 1100 --part 3-101=600 --part 3-102=500 --via cash",
     .needs = NEEDS_WRITE,
     .arguments = pay_arguments,
     .options = pay_options,
     .run = fees_pay},
    {.name = "unidentified",
     .summary = "record money received of which nobody knows yet who paid it",
     .detail = "It is kept apart until 'fees identify' says whose it is.",
     .example = "fees unidentified 614.45 --via bank --ref 20261103000017",
     .needs = NEEDS_WRITE,
     .arguments = unidentified_arguments,
     .options = unidentified_options,
     .run = fees_unidentified},
    {.name = "import",
     .summary = "book the receipts of a statement file",
     .detail =
         "Reads the bills of WeChat Pay and Alipay, personal and merchant's, and the "
         "statements of banks by mappings: CSV or XLSX, also in a ZIP archive with a "
         "password. Rows are recognised across files and runs by their serial. What cannot "
         "be told apart is booked as unidentified and listed; nothing is guessed. What a rule "
         "says is other income is booked as such ('funds rules'), and what the ledger says fees "
         "are as an expense ('funds add-fees'); a refund undoes the receipt that it is of. "
         "Money "
         "that went out is matched to payments and transfers in the books, else listed as "
         "unexplained. Exit status 1 when there are rows to review or unexplained. Look "
         "first with --dry-run.",
     .example = "fees import wechat-2026-11.csv --to wechat --dry-run\n"
                "fees import bill.zip --to wechat --password-file password.txt",
     .needs = NEEDS_WRITE,
     .arguments = import_arguments,
     .options = import_options,
     .run = fees_import},
    {.name = "mapping",
     .summary = "look at a bank's statement and draft how to read it",
     .detail = "Shows the columns found and the first rows, and a mapping made from the names of "
               "the columns. With --name it is kept; correct it in its file, then 'compound "
               "commit'. Known without one: icbc, cmb, abc, bocom, boc.",
     .example = "fees mapping statement.csv\n"
                "fees mapping statement.csv --name citic --title 'CITIC Bank'",
     .needs = NEEDS_WRITE,
     .arguments = import_arguments,
     .options = mapping_options,
     .run = fees_mapping},
    {.name = "identify",
     .summary = "say which unit paid an unidentified receipt, or that it is other income",
     .detail = "Without a unit, --source says which source of other income it is of, such as "
               "parking by the hour: see 'funds sources'. --remember notes the payer in private/, "
               "on this computer; --always adds a rule to the ledger, in the same commit: see "
               "'funds rules'.",
     .example = "fees identify P261103-017 2-301\n"
                "fees identify P261103-018 --source parking --always '停车场'",
     .needs = NEEDS_WRITE,
     .arguments = identify_arguments,
     .options = identify_options,
     .run = fees_identify},
    {.name = "reverse",
     .summary = "undo a record, with a reason; both stay in the books",
     .example = "fees reverse P261103-002 --reason 'paid twice, refunded'",
     .needs = NEEDS_WRITE,
     .arguments = reverse_arguments,
     .options = reverse_options,
     .run = fees_reverse},
    {.name = "waive",
     .summary = "waive a debt that a decision allows to be waived",
     .example = "fees waive 3-101 property 2026-08 120.00 --decision D2026-07 "
                "--reason 'no water for a week'",
     .needs = NEEDS_WRITE,
     .arguments = waive_arguments,
     .options = waive_options,
     .run = fees_waive},
    {.name = "adjust",
     .summary = "correct what was assessed",
     .example = "fees adjust 3-101 water 2026-10 -4.20 --reason 'meter misread'",
     .needs = NEEDS_WRITE,
     .arguments = adjust_arguments,
     .options = adjust_options,
     .run = fees_adjust},
    {.name = "arrears",
     .summary = "list what is owed, by age",
     .example = "fees arrears --format csv",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = arrears_options,
     .run = fees_arrears},
    {.name = "statement",
     .summary = "show one unit's account",
     .example = "fees statement 3-101",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .arguments = statement_arguments,
     .options = statement_options,
     .run = fees_statement},
    {.name = "settle",
     .summary = "show what the old and the new owner owe when a unit changes hands",
     .detail = "The month of the change is split by its days, to the cent; the day of the change "
               "belongs to the new owner, or by the rule change_day of compound.yaml to the old "
               "one. A meter that was read at the hand-over splits by what was used. What was "
               "paid counts for the earlier owner first; credit stays with the unit.",
     .example = "fees settle 3-101\n"
                "fees settle 3-101 --on 2026-12-16",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .arguments = statement_arguments,
     .options = settle_options,
     .run = fees_settle},
    {.name = "receipt",
     .summary = "write a receipt for the payer",
     .example = "fees receipt P261103-001 --output receipt.md",
     .needs = NEEDS_READ,
     .output = OUTPUT_DOCUMENT,
     .arguments = receipt_arguments,
     .run = fees_receipt},
    {.name = "prepay",
     .summary = "take money for months in advance",
     .detail = "What it costs is computed from the tariffs, less the discount that the rules give "
               "for so many months. The money is the unit's credit and pays each month when it is "
               "charged; the discount is granted month by month. At most 12 months ahead, or what "
               "compound.yaml says as prepay_months.",
     .example = "fees prepay 3-101 --months 12 --from 2026-12 --via wechat",
     .needs = NEEDS_WRITE,
     .arguments = fees_prepay_arguments,
     .options = fees_prepay_options,
     .run = fees_prepay},
    {.name = "prepayments",
     .summary = "list what is paid in advance, month by month, and what is left of it",
     .example = "fees prepayments --unit 3-101",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = fees_prepayments_options,
     .run = fees_prepayments},
    {.name = "end-prepayment",
     .summary = "end a prepayment, as when the owner leaves",
     .detail = "The months charged so far keep the discount that so many months have by the rules; "
               "what was granted beyond it is owed again. The rest of the money is the unit's "
               "credit: give it back with 'fees refund'.",
     .example = "fees end-prepayment T261103-001 --reason 'the owner moves out'",
     .needs = NEEDS_WRITE,
     .arguments = fees_end_arguments,
     .options = fees_end_options,
     .run = fees_end_prepayment},
    {.name = "terms list",
     .summary = "list the discounts and the late fees that hold",
     .example = "fees terms list",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .run = fees_terms},
    {.name = "terms discount",
     .summary = "add a discount for months that are paid in advance",
     .example = "fees terms discount property --months 12 --free 1 --decision D2026-03",
     .needs = NEEDS_WRITE,
     .arguments = fees_discount_arguments,
     .options = fees_discount_options,
     .run = fees_terms_discount},
    {.name = "terms late-fee",
     .summary = "add what paying late costs, by a decision",
     .detail = "Simple, on what is open of a charge at the end of each day, from the day behind "
               "the due day and the days of grace on; in all no more than the cap, a share of the "
               "charge.",
     .example = "fees terms late-fee --daily 0.0005 --grace 30 --cap 0.20 --decision D2026-03",
     .needs = NEEDS_WRITE,
     .options = fees_late_fee_options,
     .run = fees_terms_late_fee},
    {.name = "late-fees",
     .summary = "charge late fees up to the end of a month, or up to a day",
     .detail = "Days that were counted are not counted again: running it twice charges nothing "
               "twice. Part payments count from their day on. Nothing is charged on what was "
               "waived, on late fees, or on a debt that is barred.",
     .example = "fees late-fees 2026-10\n"
                "fees late-fees --to 2026-11-03",
     .needs = NEEDS_WRITE,
     .arguments = fees_late_arguments,
     .options = fees_late_options,
     .run = fees_late_fees},
    {.name = "deposit take",
     .summary = "take a deposit, which is held and given back",
     .example = "fees deposit take 3-101 2000 --via bank --purpose 'renovation'",
     .needs = NEEDS_WRITE,
     .arguments = fees_take_arguments,
     .options = fees_take_options,
     .run = fees_deposit_take},
    {.name = "deposit list",
     .summary = "list the deposits that are held",
     .example = "fees deposit list --all",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = fees_deposits_options,
     .run = fees_deposit_list},
    {.name = "deposit return",
     .summary = "give a deposit back, in whole or in part",
     .detail = "What is kept of it (--keep) goes into the fund that is named, or into that of the "
               "expense that it is kept for; the decision or the expense says why. Above the "
               "limit for approval somebody else than the handler must have allowed it.",
     .example = "fees deposit return D261103-001 1800 --keep 200 --into operating --from bank "
                "--handler p002 --approver p001 --decision D2026-07 --reason 'scratched lift'",
     .needs = NEEDS_WRITE,
     .arguments = fees_return_arguments,
     .options = fees_return_options,
     .run = fees_deposit_return},
    {.name = "deposit keep",
     .summary = "keep a deposit, in whole or in part, by a decision or for an expense",
     .example = "fees deposit keep D261103-001 300 --into operating --decision D2026-07 "
                "--reason 'a broken window'",
     .needs = NEEDS_WRITE,
     .arguments = fees_keep_arguments,
     .options = fees_keep_options,
     .run = fees_deposit_return},
    {.name = "refund",
     .summary = "give back what a unit has in credit",
     .detail = "Never more than its credit; of one receipt with --receipt. Above the limit for "
               "approval somebody else than the handler must have allowed it.",
     .example = "fees refund 3-101 120.00 --from bank --handler p002 --approver p001 "
                "--reason 'paid twice'",
     .needs = NEEDS_WRITE,
     .arguments = fees_refund_arguments,
     .options = fees_refund_options,
     .run = fees_refund},
    {.name = "remind",
     .summary = "write the texts that ask units to pay, and record them",
     .detail = "Nothing is sent. Each text is printed, or with --output written into a file of its "
               "own for you alone, as it names the unit; its SHA-256 is recorded. A recorded "
               "demand begins the limitation of its debts again (Civil Code, art. 195). A unit is "
               "recorded once a day.",
     .example = "fees remind --over 90d --channel wechat\n"
                "fees remind 3-101 --channel paper --output letters",
     .needs = NEEDS_WRITE,
     .arguments = fees_remind_arguments,
     .options = fees_remind_options,
     .run = fees_remind},
    {.name = "limits",
     .summary = "list debts whose limitation ends soon; exit status 1 when there are any",
     .example = "fees limits --within 90d",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = fees_limits_options,
     .run = fees_limits},
    {.name = "list",
     .summary = "list the records of the fees' day-books",
     .example = "fees list --month 2026-11 --kind receipt",
     .needs = NEEDS_READ,
     .output = OUTPUT_GRID,
     .options = list_options,
     .run = fees_list},
    {0}};

const struct command command_fees = {
    .name = "fees",
    .summary = "what units owe, and what they pay",
    .description =
        "Each month is assessed once: rates times areas, and the shared bills split exactly to "
        "the cent. Payments are recorded as they come, one by one or from a statement file. A "
        "mistake is never overwritten: it is reversed, adjusted or, by a decision, waived.",
    .verbs = verbs,
};
