/* report statements: a page for each unit, to be handed out and not to be published. */
#include "base/arena.h"
#include "book/book.h"
#include "cmd/report/report.h"
#include "report/handout.h"

#include <string.h>

enum { LIST_LIMIT = 16 * 1024 * 1024 };

/* Only what an earlier run wrote for the same ledger is replaced. */
static enum status check_old(struct session *session, const struct folder *folder)
{
    struct run *run = session->run;
    struct oid ledger;
    const char *bytes;
    size_t size;
    bool known = false;

    if (!folder->there || folder->empty)
        return STATUS_OK;
    enum status status = folder_read(run, folder, HANDOUT_LIST, LIST_LIMIT, &bytes, &size);
    if (status != STATUS_OK)
        return status;
    if (!bytes || !handout_ledger(bytes, size, &ledger))
        return fail(run, STATUS_REFUSED, "output-foreign",
                    "name an empty folder, or one that 'report statements' wrote",
                    "'%s' holds something else than statements", folder->path);
    status = history_has(run, session->store, ledger, &known);
    if (status == STATUS_OK && !known)
        return fail(run, STATUS_REFUSED, "output-foreign", "name another folder",
                    "'%s' holds the statements of another ledger", folder->path);
    return status;
}

/* The units that were asked for, each once, else all. */
static enum status units_of(struct session *session, const struct book *book, int32_t **out,
                            size_t *count)
{
    bool *wanted = arena_array(session->run->arena, book->unit_count, sizeof *wanted);
    const size_t asked = session_count(session, "unit");
    enum status status = STATUS_OK;

    for (size_t i = 0; i < asked; i++) {
        const char *code = session_text_at(session, "unit", i);
        int32_t unit = book_unit(book, code);
        if (unit >= 0)
            wanted[unit] = true;
        else
            status = fail(session->run, STATUS_DATA, "unknown-unit", "see 'units list'",
                          "no unit has the code '%s'", code);
    }
    *out = arena_array(session->run->arena, book->unit_count, sizeof **out);
    *count = 0;
    for (size_t unit = 0; unit < book->unit_count; unit++)
        if (!asked || wanted[unit])
            (*out)[(*count)++] = (int32_t)unit;
    return status;
}

static enum status write_out(struct session *session, const struct folder *folder,
                             const struct handout *handout, struct date day)
{
    struct folder_file *files = arena_array(session->run->arena, handout->count, sizeof *files);
    char date[DATE_SIZE];

    for (size_t i = 0; i < handout->count; i++)
        files[i] = (struct folder_file){.path = handout->files[i].path,
                                        .bytes = handout->files[i].bytes,
                                        .size = handout->files[i].size};
    enum status status = folder_replace(session->run, folder, files, handout->count);
    if (status == STATUS_OK)
        session_say(session, "wrote the statements of %zu units at %s to '%s'\n",
                    handout->count - 1, date_text(day, date), folder->path);
    return status;
}

static enum status make(struct session *session, const struct folder *folder)
{
    struct date day = session_date(session, "on");
    struct handout handout;
    struct book *book;
    int32_t *units;
    size_t count;
    enum status status = book_open(session->run, session->snapshot, &book);

    if (status == STATUS_OK)
        status = units_of(session, book, &units, &count);
    if (date_is_none(day))
        day = session->run->today;
    if (status == STATUS_OK)
        status = handout_make(session->run, book, day, units, count, &handout);
    return status == STATUS_OK ? write_out(session, folder, &handout, day) : status;
}

enum status report_statements(struct session *session)
{
    struct folder folder;
    enum status status = folder_lock(session->run, session_text(session, "output"), &folder);

    folder.private = true;
    if (status == STATUS_OK)
        status = output_private(session, &folder);
    if (status == STATUS_OK)
        status = check_old(session, &folder);
    if (status == STATUS_OK)
        status = make(session, &folder);
    folder_release(&folder);
    return status;
}
