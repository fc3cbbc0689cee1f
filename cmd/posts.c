#include "cmd/posts.h"

#include "book/book.h"
#include "book/operations.h"

#define POST(label, flag) INPUT_OF(kind_post, label, flag)

const struct input posts_arguments[] = {POST("post", INPUT_REQUIRED), {0}};
const struct input posts_options[] = {
    POST("name", INPUT_REQUIRED), POST("count", 0), POST("from", 0), POST("to", 0), {0}};
const struct input posts_list_options[] = {
    {.name = "on", .type = INPUT_DATE, .help = "only those that are there on this day"}, {0}};

enum status posts_add(struct session *session)
{
    struct post post = {.count = 1};

    session_fill(session, &kind_post, &post);
    return session_write(session, add_post, &post);
}

enum status posts_list(struct session *session)
{
    static const struct column columns[] = {
        {"post", "Post", CELL_TEXT}, {"name", "Name", CELL_TEXT}, {"count", "Count", CELL_COUNT},
        {"from", "From", CELL_DATE}, {"to", "To", CELL_DATE},
    };
    struct grid *grid = grid_new(session->run, columns, sizeof columns / sizeof columns[0]);
    const struct date day = session_date(session, "on");
    struct book *book;
    enum status status = book_open(session->run, session->snapshot, &book);

    for (size_t i = 0; status == STATUS_OK && i < book->post_count; i++) {
        const struct post *post = book->posts[i];
        if (!date_is_none(day) && book_post(book, post->post, day) != post)
            continue;
        grid_text(grid, post->post);
        grid_text(grid, post->name);
        grid_number(grid, post->count);
        grid_date(grid, post->from);
        grid_date(grid, post->to);
    }
    return status == STATUS_OK ? session_grid(session, grid) : status;
}
