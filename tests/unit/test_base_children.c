/* Work shared among processes: each number is given out once, whoever asks. */
#include "base/arena.h"
#include "base/children.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

enum { PIECES = 500 };

static bool take_pieces(size_t index, size_t count, int file, void *context)
{
    struct turns *turns = context;
    bool fine = true;
    size_t piece;

    (void)index, (void)count;
    while (fine && (piece = turns_take(turns)) < PIECES)
        fine = child_put(file, &piece, sizeof piece);
    return fine;
}

START_TEST(each_piece_is_taken_once)
{
    struct run run = {.arena = arena_new(NULL)};
    struct child_result results[CHILDREN_MAX];
    struct turns *turns = turns_new();
    int taken[PIECES] = {0};

    ck_assert_ptr_nonnull(turns);
    const size_t count = children_share(&run, take_pieces, turns, results);
    for (size_t i = 0; i < count; i++)
        for (size_t at = 0; at < results[i].size; at += sizeof(size_t)) {
            size_t piece;
            memcpy(&piece, results[i].bytes + at, sizeof piece);
            ck_assert_uint_lt(piece, PIECES);
            taken[piece]++;
        }
    for (size_t i = 0; i < PIECES && count; i++)
        ck_assert_int_eq(taken[i], 1);
    ck_assert_uint_ge(turns_take(turns), count ? PIECES : 0);
    turns_free(turns);
    arena_free(run.arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("base_children");
    TCase *core = tcase_create("core");
    SRunner *runner = srunner_create(suite);

    tcase_add_test(core, each_piece_is_taken_once);
    suite_add_tcase(suite, core);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
