/* What the verbs about terms of payment take. */
#include "cmd/fees/fees.h"

#define UNIT_FILTER                                                                                \
    {                                                                                              \
        .name = "unit", .type = INPUT_FIELD, .kind = &kind_receipt, .help = "only this unit"       \
    }

const struct input fees_discount_arguments[] = {
    INPUT_OF(kind_discount_rule, "item", INPUT_REQUIRED), {0}};
const struct input fees_discount_options[] = {
    INPUT_OF(kind_discount_rule, "months", INPUT_REQUIRED),
    INPUT_OF(kind_discount_rule, "free", 0),
    INPUT_OF(kind_discount_rule, "share", 0),
    INPUT_OF(kind_discount_rule, "decision", 0),
    INPUT_OF(kind_discount_rule, "from", 0),
    INPUT_OF(kind_discount_rule, "to", 0),
    {0}};
const struct input fees_late_fee_options[] = {
    INPUT_OF(kind_late_fee_rule, "item", 0),
    INPUT_OF(kind_late_fee_rule, "daily", INPUT_REQUIRED),
    INPUT_OF(kind_late_fee_rule, "grace", 0),
    INPUT_OF(kind_late_fee_rule, "cap", INPUT_REQUIRED),
    INPUT_OF(kind_late_fee_rule, "decision", INPUT_REQUIRED),
    INPUT_OF(kind_late_fee_rule, "from", 0),
    INPUT_OF(kind_late_fee_rule, "to", 0),
    {0}};

const struct input fees_prepay_arguments[] = {{.name = "unit",
                                               .type = INPUT_FIELD,
                                               .flags = INPUT_REQUIRED,
                                               .kind = &kind_receipt,
                                               .help = "the unit that pays"},
                                              {0}};
const struct input fees_prepay_options[] = {
    {.name = "months",
     .type = INPUT_FIELD,
     .flags = INPUT_REQUIRED,
     .kind = &kind_discount_rule,
     .help = "for how many months"},
    {.name = "from",
     .type = INPUT_MONTH,
     .help = "the first of them (the first that is not charged yet)"},
    {.name = "for",
     .type = INPUT_FIELD,
     .kind = &kind_prepayment,
     .help = "the items (all that have a fixed price)"},
    INPUT_OF(kind_receipt, "via", INPUT_REQUIRED),
    INPUT_OF(kind_receipt, "ref", 0),
    INPUT_OF(kind_receipt, "date", 0),
    INPUT_OF(kind_receipt, "note", 0),
    {0}};
const struct input fees_prepayments_options[] = {UNIT_FILTER, {0}};
const struct input fees_end_arguments[] = {
    INPUT_OF_AS(kind_reversal, "prepayment", "of", INPUT_REQUIRED), {0}};
const struct input fees_end_options[] = {
    INPUT_OF(kind_reversal, "reason", INPUT_REQUIRED), INPUT_OF(kind_reversal, "date", 0), {0}};

const struct input fees_take_arguments[] = {INPUT_OF(kind_deposit, "unit", INPUT_REQUIRED),
                                            INPUT_OF(kind_deposit, "amount", INPUT_REQUIRED),
                                            {0}};
const struct input fees_take_options[] = {INPUT_OF(kind_deposit, "via", INPUT_REQUIRED),
                                          INPUT_OF(kind_deposit, "purpose", INPUT_REQUIRED),
                                          INPUT_OF(kind_deposit, "fund", 0),
                                          INPUT_OF(kind_deposit, "ref", 0),
                                          INPUT_OF(kind_deposit, "date", 0),
                                          INPUT_OF(kind_deposit, "note", 0),
                                          {0}};
const struct input fees_deposits_options[] = {
    UNIT_FILTER, {.name = "all", .type = INPUT_FLAG, .help = "also those that are settled"}, {0}};

#define ALLOWED                                                                                    \
    INPUT_OF(kind_refund, "handler", INPUT_REQUIRED), INPUT_OF(kind_refund, "approver", 0),        \
        INPUT_OF(kind_refund, "second", 0), INPUT_OF(kind_refund, "decision", 0)
#define KEPT INPUT_OF(kind_refund, "into", 0), INPUT_OF(kind_refund, "expense", 0)
#define WHEN INPUT_OF(kind_refund, "reason", INPUT_REQUIRED), INPUT_OF(kind_refund, "date", 0)

const struct input fees_return_arguments[] = {
    INPUT_OF_AS(kind_refund, "deposit", "of", INPUT_REQUIRED),
    INPUT_OF(kind_refund, "amount", INPUT_REQUIRED),
    {0}};
const struct input fees_return_options[] = {INPUT_OF(kind_refund, "from", INPUT_REQUIRED),
                                            ALLOWED,
                                            INPUT_OF_AS(kind_refund, "keep", "kept", 0),
                                            KEPT,
                                            INPUT_OF(kind_refund, "ref", 0),
                                            WHEN,
                                            {0}};
const struct input fees_keep_arguments[] = {
    INPUT_OF_AS(kind_refund, "deposit", "of", INPUT_REQUIRED),
    INPUT_OF_AS(kind_refund, "amount", "kept", INPUT_REQUIRED),
    {0}};
const struct input fees_keep_options[] = {KEPT, INPUT_OF(kind_refund, "decision", 0), WHEN, {0}};
const struct input fees_refund_arguments[] = {INPUT_OF(kind_refund, "unit", INPUT_REQUIRED),
                                              INPUT_OF(kind_refund, "amount", INPUT_REQUIRED),
                                              {0}};
const struct input fees_refund_options[] = {INPUT_OF(kind_refund, "from", INPUT_REQUIRED),
                                            ALLOWED,
                                            INPUT_OF_AS(kind_refund, "receipt", "of", 0),
                                            INPUT_OF(kind_refund, "ref", 0),
                                            WHEN,
                                            {0}};

const struct input fees_late_arguments[] = {
    {.name = "month", .type = INPUT_MONTH, .help = "up to the last day of this month"}, {0}};
const struct input fees_late_options[] = {
    {.name = "to", .type = INPUT_DATE, .help = "or up to this day (today)"}, {0}};
const struct input fees_remind_arguments[] = {{.name = "unit",
                                               .type = INPUT_TEXT,
                                               .flags = INPUT_REPEATED,
                                               .help = "the units (all that owe)"},
                                              {0}};
const struct input fees_remind_options[] = {
    INPUT_OF(kind_reminder, "channel", INPUT_REQUIRED),
    {.name = "over",
     .type = INPUT_TEXT,
     .help = "what has been due for more than so many days, like 90d",
     .preset = "0d"},
    {.name = "output",
     .type = INPUT_FOLDER,
     .help = "write a file per unit into this folder, for its owner's eyes only"},
    {0}};
const struct input fees_limits_options[] = {UNIT_FILTER,
                                            {.name = "within",
                                             .type = INPUT_TEXT,
                                             .help = "how far the end may be away, like 90d",
                                             .preset = "90d"},
                                            {0}};
