/* How the compound wants its reports: the order of sections, what is left out, introductions. */
#include "book/operations_common.h"

#include "base/arena.h"
#include "base/told.h"
#include "base/utf8.h"
#include "book/inside.h"

#include <string.h>

/* What must be published, and so cannot be left out (Property Management Regulations, and the
 * compound's own rule that nothing is put right unseen). */
static bool is_required(const char *section)
{
    static const char *const required[] = {"money", "fees", "spending", "corrections"};

    for (size_t i = 0; i < sizeof required / sizeof required[0]; i++)
        if (strcmp(required[i], section) == 0)
            return true;
    return false;
}

static enum status check_section(struct run *run, const struct book *book,
                                 const struct source *source, const struct report_section *line)
{
    const struct file_kind *file = file_kind_of(source->path, NULL);
    const size_t index = book->section_count;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < index; i++)
        if (strcmp(book->sections[i]->section, line->section) == 0)
            status = fail_at(run, yaml_spot(run, source, file, index, "section", NULL), STATUS_DATA,
                             "report-section-twice", "leave one of the two lines",
                             "the section '%s' is there twice", line->section);
    if (line->hidden && is_required(line->section))
        status = status_join(
            status, fail_at(run, yaml_spot(run, source, file, index, "hidden", NULL), STATUS_DATA,
                            "report-section-needed", "it must be published; leave it in",
                            "the section '%s' cannot be left out", line->section));
    if (line->largest && strcmp(line->section, "spending") != 0)
        status = status_join(
            status, fail_at(run, yaml_spot(run, source, file, index, "largest", NULL), STATUS_DATA,
                            "report-largest", "it belongs to the section 'spending'",
                            "the section '%s' has no list of largest payments", line->section));
    return status;
}

enum status book_read_sections(struct run *run, struct book *book)
{
    struct source source;
    struct items list;
    enum status status = book_read_list(run, book->snapshot, "reports.yaml", &list, &source);

    if (status)
        return status;
    book->sections = arena_array(run->arena, list.count, sizeof *book->sections);
    for (size_t i = 0; i < list.count; i++) {
        status = status_join(status, check_section(run, book, &source, list.item[i].record));
        book->sections[book->section_count++] = list.item[i].record;
    }
    return status;
}

/* --- introductions --- */

const char *path_introduction(struct run *run, const char *subject, const char *language)
{
    return arena_printf(run->arena, "introductions/%s%s%s.md", subject, language ? "." : "",
                        language ? language : "");
}

/* The next of the languages that a compound can have, as its own field has them; NULL behind the
 * last one. */
static const char *next_language(struct run *run, const char **at)
{
    const size_t length = strcspn(*at, " ");
    const char *tag = length ? arena_dupn(run->arena, *at, length) : NULL;

    *at += length + ((*at)[length] == ' ');
    return tag;
}

const char *const *introduction_paths(struct run *run, const char *subject)
{
    const char *at = kind_field(&kind_compound, "language")->choices, *tag;
    const char **paths = arena_array(run->arena, strlen(at) + 2, sizeof *paths);
    size_t count = 0;

    paths[count++] = path_introduction(run, subject, NULL);
    while ((tag = next_language(run, &at)))
        paths[count++] = path_introduction(run, subject, tag);
    return paths;
}

enum status introduction_read(struct run *run, const struct book *book, const char *subject,
                              struct introduction *out)
{
    const char *spoken = book->compound->language;
    struct blob blob;

    *out = (struct introduction){.language = spoken};
    enum status status =
        snapshot_read(run, book->snapshot, path_introduction(run, subject, spoken), &blob);
    if (!status && !blob.found) {
        out->language = book->language;
        status = snapshot_read(run, book->snapshot, path_introduction(run, subject, NULL), &blob);
    }
    if (!status && blob.found && blob.size)
        out->text = arena_dupn(run->arena, blob.bytes, blob.size);
    return status;
}

static bool is_subject(const char *text, size_t length)
{
    struct month month;

    return month_parse(text, length, &month) || quarter_parse(text, length, &month) ||
           year_parse(text, length, &month);
}

/* Whether a file is named after a report and, behind a dot, a language. */
static bool is_introduction(struct run *run, const char *name)
{
    const size_t length = strcspn(name, ".");
    const char *at = kind_field(&kind_compound, "language")->choices, *tag;
    bool known = strcmp(name + length, ".md") == 0;

    while (!known && (tag = next_language(run, &at)))
        known = strcmp(name + length, arena_printf(run->arena, ".%s.md", tag)) == 0;
    return known && is_subject(name, length);
}

static enum status check_words(struct run *run, const struct source *source)
{
    struct spot spot = {source->path, 1, 0};
    size_t at = 0, start = 0;
    const enum utf8_fault fault = utf8_check(source->bytes, source->size, &at);

    if (!fault)
        return STATUS_OK;
    for (size_t i = 0; i < at; i++)
        if (source->bytes[i] == '\n') {
            spot.line++;
            start = i + 1;
        }
    spot.column = (int)utf8_length(source->bytes + start, at - start) + 1;
    return fail_at(run, spot, STATUS_DATA, "introduction-text", "save it as plain text in UTF-8",
                   "the introduction has %s", phrase(run, utf8_fault_text(fault)));
}

enum status check_introduction(struct run *run, const struct source *source)
{
    const char *name = strrchr(source->path, '/') + 1;
    enum status status = check_words(run, source);

    if (is_introduction(run, name))
        return status;
    return status_join(status, fail_at(run, (struct spot){.file = source->path}, STATUS_DATA,
                                       "introduction-name",
                                       "call it 2026-11.md, 2026-Q3.md or 2026.md, or in another "
                                       "language 2026-11.en.md",
                                       "'%s' is the name of no report", name));
}

/* --- builders --- */

/* Nobody would read a text at the beginning of a report that there never is. */
static enum status check_begun(struct run *run, const struct book *book, const char *subject)
{
    const size_t length = strlen(subject);
    const struct month opened = book->compound->opened;
    struct month last;
    char month[MONTH_SIZE];

    if (year_parse(subject, length, &last))
        last = month_add(last, 11);
    else if (quarter_parse(subject, length, &last))
        last = month_add(last, 2);
    else if (!month_parse(subject, length, &last))
        return STATUS_OK;
    return month_index(last) >= month_index(opened)
               ? STATUS_OK
               : fail(run, STATUS_USAGE, "report-month",
                      phrase_printf(run, "the books begin with %s", month_text(opened, month)),
                      "there are no books of %s", subject);
}

enum status set_report_section(struct run *run, const struct book *book, void *context,
                               struct draft *draft)
{
    const struct report_section *line = context;
    struct source source;
    struct items items;
    size_t at = 0;
    enum status status = record_check(run, &kind_report_section, line);

    (void)book;
    if (!status)
        status = draft_read_list(draft, "reports.yaml", &source, &items);
    if (status)
        return status;
    while (at < items.count &&
           strcmp(((const struct report_section *)items.item[at].record)->section, line->section) !=
               0)
        at++;
    if (at < items.count)
        draft_replace(draft, &source, &items, at, line);
    else
        status = draft_add(draft, source.path, &kind_report_section, line);
    if (!status)
        status = hold_registers(run, draft);
    if (status)
        return status;
    if (line->largest)
        draft_subject(draft, "reports: list the %lld largest payments", (long long)line->largest);
    else
        draft_subject(draft, "reports: %s the section %s",
                      told_word(run, line->hidden ? N_("leave out") : "show"), line->section);
    return STATUS_OK;
}

enum status introduce_report(struct run *run, const struct book *book, void *context,
                             struct draft *draft)
{
    const struct introduction_input *input = context;
    size_t size = input->size;
    const char *bytes = utf8_lines(run->arena, input->bytes, &size);
    const bool other = input->language && strcmp(input->language, book->language) != 0;
    const char *path = path_introduction(run, input->subject, other ? input->language : NULL);
    const struct source source = {path, bytes, size};
    struct blob old;
    enum status status = check_introduction(run, &source);

    if (!status)
        status = check_begun(run, book, input->subject);
    if (!status)
        status = draft_read(draft, path, &old);
    if (status)
        return status;
    draft_file(draft, path, bytes, size);
    draft_subject(draft, "reports: %s the report of %s",
                  told_word(run, old.found ? N_("introduce anew") : "introduce"),
                  other ? arena_printf(run->arena, "%s (%s)", input->subject, input->language)
                        : input->subject);
    return STATUS_OK;
}
