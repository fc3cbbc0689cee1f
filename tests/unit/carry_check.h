/*
 * Books with something carried forward beside the same books whole.
 */
#ifndef TEST_CARRY_CHECK_H
#define TEST_CARRY_CHECK_H

#include "book_memory.h"

#include "book/carry_inside.h"

/* What is compared after a day of which everything before may have been carried forward. */
struct after {
    struct dump dump;
    struct date day;
    int64_t places[3], funds[4];
};

UNUSED static enum status note_after(struct run *run, const struct transaction *transaction,
                                     void *context)
{
    struct after *after = context;

    for (size_t i = 0; i < transaction->count; i++) {
        const struct posting *posting = &transaction->postings[i];
        if (posting->account == ACCOUNT_PLACE)
            after->places[posting->index] += posting->amount;
        if (posting->account == ACCOUNT_FUND)
            after->funds[posting->index] += posting->amount;
    }
    return date_compare(transaction->event->day, after->day) > 0
               ? dump_transaction(run, transaction, &after->dump)
               : STATUS_OK;
}

UNUSED static enum status fold_after(struct memory *memory, struct run *run,
                                     const struct carry *carry, struct date day, struct after *out,
                                     struct fold **fold)
{
    struct book *book;

    assert_ok(run, book_open(run, memory_snapshot(memory, run), &book));
    if (carry)
        book_begin(book, carry);
    *out = (struct after){.dump = {.book = book, .text = text_new(run->arena), .funds = true},
                          .day = day};
    text_add(&out->dump.text, "");
    return fold_run(run, book, note_after, out, fold);
}

/* What is owed and in credit is the same, to the last date. */
UNUSED static void check_same_debts(const struct fold *whole, const struct fold *carried)
{
    size_t open = 0;

    for (size_t i = 0; i < whole->debt_count; i++) {
        const struct debt *debt = &whole->debts[i];
        int32_t at = debt->late ? fold_late_debt(carried, debt->unit, debt->item, debt->month)
                                : fold_debt(carried, debt->unit, debt->item, debt->month);
        if (!debt_open(debt))
            continue;
        open++;
        ck_assert_int_ge(at, 0);
        const struct debt *same = &carried->debts[at];
        ck_assert_int_eq(same->charged, debt->charged);
        ck_assert_int_eq(same->waived, debt->waived);
        ck_assert_int_eq(same->discount, debt->discount);
        ck_assert_int_eq(same->paid, debt->paid);
        ck_assert_int_eq(date_compare(same->due, debt->due), 0);
        ck_assert_int_eq(date_compare(same->date, debt->date), 0);
        ck_assert_str_eq(same->event->id, debt->event->id);
    }
    for (size_t i = 0; i < carried->debt_count; i++)
        open -= debt_open(&carried->debts[i]) != 0;
    ck_assert_uint_eq(open, 0);
    for (size_t i = 0; i < whole->book->unit_count; i++)
        ck_assert_int_eq(carried->credit[i], whole->credit[i]);
}

/* With what is carried forward from the end of a month, the books say the same as whole: every
 * transaction of a record booked later, every balance, what is owed. Or they refuse, because a
 * later record reaches back. Counts both. */
UNUSED static const struct carry *check_carry(struct memory *memory, const struct carry *from,
                                              struct month month, size_t *carried, size_t *refused)
{
    struct run *run = &memory->run;
    const struct date day = month_last(month);
    const struct carry *made;
    struct carry *unpacked = arena_alloc(run->arena, sizeof *unpacked);
    struct text bytes = text_new(run->arena);
    struct after whole, after;
    struct fold *fold, *own;
    struct book *book;
    const size_t found = run->count;

    assert_ok(run, book_open(run, memory_snapshot(memory, run), &book));
    if (from)
        book_begin(book, from);
    if (carry_make(run, book, day, (struct month){2999, 1}, &made) != STATUS_OK) {
        if (!from)
            show(run);
        ck_assert_ptr_nonnull(from); /* only what is carried already can be too little */
        run->count = found;
        return NULL;
    }
    ck_assert_ptr_nonnull(made);
    carry_pack(run, made, &bytes);
    ck_assert(carry_unpack(run, bytes.at, bytes.length, unpacked));
    assert_ok(run, fold_after(memory, run, NULL, day, &whole, &fold));
    if (fold_after(memory, run, unpacked, day, &after, &own) != STATUS_OK) {
        run->count = found;
        ++*refused;
        return made;
    }
    ck_assert_str_eq(after.dump.text.at, whole.dump.text.at);
    ck_assert_mem_eq(after.places, whole.places, sizeof whole.places);
    ck_assert_mem_eq(after.funds, whole.funds, sizeof whole.funds);
    check_same_debts(fold, own);
    *carried += fold->book->records->count - own->book->records->count;
    return made;
}

#endif
