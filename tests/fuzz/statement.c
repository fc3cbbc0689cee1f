/* Files of banks and payment services, as they come. */
#include "fuzz.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "intake/formats.h"
#include "intake/mappings.h"

#include <string.h>

static void want_clean(struct run *run, const struct statement_row *row, const char *what,
                       const char *text)
{
    want(text != NULL, "%s of line %d is there", what, row->line);
    enum utf8_fault fault = utf8_check(text, strlen(text), NULL);
    want(fault == UTF8_FINE && !strchr(text, '\n'), "%s of line %d is clean, without %s", what,
         row->line, utf8_fault_text(fault));
    want_equal(what, text, utf8_nfc(run->arena, text));
}

static void want_row(struct run *run, const struct statement_file *file,
                     const struct statement_row *row)
{
    want(row->line >= 1, "a row has a line");
    want(row->direction <= DIRECTION_NEUTRAL, "a row has a direction");
    want(row->readable || row->amount == 0, "an unreadable amount is 0");
    want(row->amount >= 0, "the direction is no sign of the amount");
    want(row->problem ||
             (row->readable && !date_is_none(row->date) && row->direction != DIRECTION_UNKNOWN),
         "what is wrong with line %d is said", row->line);
    want(date_is_none(row->date) || (date_compare(file->first, row->date) <= 0 &&
                                     date_compare(row->date, file->last) <= 0),
         "line %d is within the file's days", row->line);
    want_clean(run, row, "the time", row->time);
    want_clean(run, row, "the serial", row->serial);
    want_clean(run, row, "the type", row->type);
    want_clean(run, row, "the payer", row->payer);
    want_clean(run, row, "the text", row->text);
    want_clean(run, row, "the status", row->status);
}

static void try_mapping(struct run *run, const struct statement_request *request)
{
    struct csv_rows sheet;
    struct mapping_draft draft;
    const char *encoding;

    if (statement_cells(run, request, &sheet, &encoding) ||
        mapping_guess(run, request->path, &sheet, &draft))
        return;
    struct named_mapping named = {.name = "guess", .mapping = &draft.mapping, .own = true};
    struct statement_file file = {.path = request->path};
    size_t before = run->count;
    enum status status = mapping_read(run, &sheet, &named, &file);
    want(status == STATUS_OK || run->count > before, "a failure has a finding");
}

static void try_statement(const uint8_t *bytes, size_t size)
{
    struct run run = fuzz_run();
    struct statement_request request = {
        .path = "fuzz", .bytes = size ? (const char *)bytes : "", .size = size};
    struct statement_file file = {0};
    enum status status = statement_read(&run, &request, &file);

    want(status == STATUS_OK || run_status(&run, 0) == status, "a failure has a finding");
    want(status == STATUS_OK || status == STATUS_DATA, "no bytes make the system fail");
    want_findings(&run);
    if (status == STATUS_OK) {
        want(file.format && file.place_kind && file.sha256, "a statement says what it is");
        for (size_t i = 0; i < file.count; i++)
            want_row(&run, &file, &file.rows[i]);
    }
    try_mapping(&run, &request);
    want_findings(&run);
    arena_free(run.arena);
}

const struct harness harness_statement = {"statement", try_statement};
