#include "report/report.h"

#include "base/arena.h"
#include "base/decimal.h"
#include "store/store.h"

#include <stdio.h>
#include <string.h>

void report_start(struct report *report, struct run *run, struct book *book, const char *key,
                  const char *subject, const char *title)
{
    const struct compound *compound = book->compound;
    char commit[OID_TEXT];

    *report = (struct report){.run = run,
                              .book = book,
                              .language = language_of(compound->language),
                              .document = document_new(run, compound->language, title),
                              .json = json_new_object()};
    oid_text(snapshot_commit(book->snapshot), commit);
    report->page = arena_printf(run->arena, "%s %s", key, subject);
    document_identity(report->document, report->page, commit);
    document_contents(report->document, report_say(report, "Contents"),
                      report_say(report, "Back to the top"));
    json_text(report->json, "report", key);
    json_text(report->json, "subject", subject);
    json_text(report->json, "language", compound->language);
    json_text(report->json, "compound", compound->name);
    json_text(report->json, "currency", compound->currency);
    json_whole(report->json, "version", compound->version);
}

const char *report_say(const struct report *report, const char *english)
{
    return say(report->language, english);
}

struct grid *report_grid(const struct report *report, const struct column *columns, size_t count)
{
    struct column *named = arena_array(report->run->arena, count, sizeof *named);

    for (size_t i = 0; i < count; i++) {
        named[i] = columns[i];
        named[i].title = report_say(report, columns[i].title);
    }
    return grid_new(report->run, named, count);
}

void report_section(struct report *report, const char *english)
{
    document_heading(report->document, 2, report_say(report, english));
}

void report_folded(struct report *report, const char *english)
{
    report_section(report, english);
    document_fold(report->document);
}

void report_fold_tables(struct report *report)
{
    const struct fold_words words = {.row = report_say(report, "entry"),
                                     .rows = report_say(report, "entries"),
                                     .figures = report_say(report, "The figures of this picture")};

    document_fold_tables(report->document, &words);
}

static void add_table(struct report *report, const char *key, const char *caption,
                      const struct grid *grid, const char *empty, bool list)
{
    const char *said = caption ? report_say(report, caption) : NULL;

    json_add(report->json, key, grid_value(grid));
    if (grid_rows(grid) == 0)
        document_paragraph(report->document, report_say(report, empty));
    else if (list)
        document_list(report->document, key, said, grid);
    else
        document_table(report->document, key, said, grid);
}

void report_table(struct report *report, const char *key, const char *caption,
                  const struct grid *grid, const char *empty)
{
    add_table(report, key, caption, grid, empty, false);
}

void report_list(struct report *report, const char *key, const char *caption,
                 const struct grid *grid, const char *empty)
{
    add_table(report, key, caption, grid, empty, true);
}

void report_money(struct report *report, const char *key, const char *label, int64_t fen,
                  const char *note)
{
    json_decimal(report->json, key, fen, MONEY_PLACES);
    document_figure(report->document, report_say(report, label),
                    say_money(report->run, report->book->compound->currency, fen), note);
}

void report_note(struct report *report, const char *text)
{
    document_note(report->document, text);
}

void report_sources(struct report *report)
{
    struct oid commit = snapshot_commit(report->book->snapshot);
    char text[OID_TEXT], checkpoint[20];

    oid_text(commit, text);
    snprintf(checkpoint, sizeof checkpoint, "%.4s-%.4s-%.4s", text, text + 4, text + 8);
    document_heading(report->document, 2, report_say(report, "Where this comes from"));
    document_paragraph(report->document,
                       report_say(report, "This report was computed from one commit of the "
                                          "ledger. Whoever has the ledger can compute it again "
                                          "and compare it byte for byte."));
    document_fact(report->document, report_say(report, "Page"), report->page);
    document_fact(report->document, report_say(report, "Commit"), text);
    document_fact(report->document, report_say(report, "Checkpoint"), checkpoint);
    document_fact(report->document, report_say(report, "Made with"), "Guiyuan " GUIYUAN_VERSION);
    json_text(report->json, "commit", text);
    json_text(report->json, "checkpoint", checkpoint);
    json_text(report->json, "made_with", "Guiyuan " GUIYUAN_VERSION);
}
