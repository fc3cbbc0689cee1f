#include "format/xlsx.h"

#include "base/arena.h"
#include "base/text.h"
#include "format/xlsx_internal.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS_MAX = 1000, CELL_MAX = 64 * 1024, CELLS_MAX = 4000000, STYLES_MAX = 65536 };

static const char workbook_part[] = "xl/workbook.xml";

/* The workbook, as far as its parts have been read. */
struct workbook {
    struct run *run;
    const struct archive *archive;
    bool since_1904;
    const char *relation; /* of the first visible sheet */
    const char *sheet;    /* its part */
    const char **strings; /* shared by all cells */
    size_t string_count, string_capacity;
    bool *is_date; /* by style */
    size_t style_count, style_capacity;
    struct own_format {
        long id;
        const char *code;
    } * formats;
    size_t format_count, format_capacity;

    XML_Parser parser; /* of the part being read */
    const char *fault; /* why it was stopped */
    bool too_large;
    struct text text; /* of the element being read */
    bool reading;     /* its text counts */
    bool in_phonetic; /* how Chinese or Japanese is spoken, which is no part of it */
    bool in_styles;   /* of cells, not of named styles */

    struct csv_rows *rows;
    size_t row_capacity, cell_capacity, cells;
    struct csv_row row;
    int row_number, column;
    char type; /* of the cell: 's' shared, 'n' number, 't' text */
    size_t style;
    const char *formula, *value;
};

static void stop(struct workbook *book, const char *fault)
{
    if (!book->fault)
        book->fault = fault;
    XML_StopParser(book->parser, XML_FALSE);
}

static void stop_large(struct workbook *book)
{
    book->too_large = true;
    stop(book, "too large");
}

/* An element's name without its namespace's prefix. */
static const char *local(const char *name)
{
    const char *colon = strchr(name, ':');

    return colon ? colon + 1 : name;
}

static bool is(const char *name, const char *wanted)
{
    return strcmp(local(name), wanted) == 0;
}

static const char *attribute(const char **attributes, const char *name)
{
    for (; *attributes; attributes += 2)
        if (is(attributes[0], name))
            return attributes[1];
    return NULL;
}

static void begin_text(struct workbook *book)
{
    book->reading = true;
    book->text = text_new(book->run->arena);
}

static void on_text(void *context, const char *bytes, int length)
{
    struct workbook *book = context;

    if (!book->reading || book->in_phonetic)
        return;
    if (book->text.length + (size_t)length > CELL_MAX)
        stop_large(book);
    else
        text_bytes(&book->text, bytes, (size_t)length);
}

static void on_doctype(void *context, const char *name, const char *system, const char *public,
                       int internal)
{
    (void)name;
    (void)system;
    (void)public;
    (void)internal;
    stop(context, "it declares a document type");
}

static void ignore_end(void *context, const char *name)
{
    (void)context;
    (void)name;
}

static void parser_free(XML_Parser *parser)
{
    if (*parser)
        XML_ParserFree(*parser);
}

static enum status fail_part(const struct workbook *book, const char *part, const char *why)
{
    if (book->too_large)
        return fail_at(book->run,
                       (struct spot){.file = book->archive->path, .line = book->row_number},
                       STATUS_DATA, "xlsx-size", "export a shorter period",
                       "the spreadsheet is larger than a statement may be");
    return fail_at(book->run, (struct spot){.file = book->archive->path, .line = book->row_number},
                   STATUS_DATA, "xlsx-broken", "the file was cut off or changed: download it again",
                   "the spreadsheet's part '%s' cannot be read: %s", part, phrase(book->run, why));
}

/* Parses one part. `missing` says whether it may not be there. */
static enum status parse_part(struct workbook *book, const char *part, bool optional,
                              XML_StartElementHandler start, XML_EndElementHandler end)
{
    int index = archive_find(book->archive, part);
    const char *bytes;
    size_t size;

    if (index < 0)
        return optional ? STATUS_OK : fail_part(book, part, "it is not there");
    enum status status = archive_read(book->run, book->archive, (size_t)index, &bytes, &size);
    if (status)
        return status;
    __attribute__((cleanup(parser_free))) XML_Parser parser = XML_ParserCreate(NULL);
    if (!parser)
        return fail(book->run, STATUS_SYSTEM, "xlsx-memory", "close other programs and try again",
                    "no memory to read '%s'", book->archive->path);
    book->parser = parser;
    XML_SetUserData(parser, book);
    XML_SetElementHandler(parser, start, end);
    XML_SetCharacterDataHandler(parser, on_text);
    XML_SetStartDoctypeDeclHandler(parser, on_doctype);
    if (XML_Parse(parser, bytes, (int)size, 1) == XML_STATUS_OK && !book->fault)
        return STATUS_OK;
    return fail_part(book, part,
                     book->fault ? book->fault : XML_ErrorString(XML_GetErrorCode(parser)));
}

/* --- the workbook: its sheets --- */

static bool is_true(const char *value)
{
    return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

static void start_workbook(void *context, const char *name, const char **attributes)
{
    struct workbook *book = context;

    if (is(name, "workbookPr"))
        book->since_1904 = is_true(attribute(attributes, "date1904"));
    const char *state = attribute(attributes, "state");
    if (!is(name, "sheet") || book->relation || (state && strcmp(state, "visible") != 0))
        return;
    const char *relation = attribute(attributes, "id");
    if (relation)
        book->relation = arena_dup(book->run->arena, relation);
}

static void start_relations(void *context, const char *name, const char **attributes)
{
    struct workbook *book = context;
    const char *id = attribute(attributes, "Id"), *target = attribute(attributes, "Target");

    if (!is(name, "Relationship") || !id || !target || !book->relation ||
        strcmp(id, book->relation) != 0)
        return;
    book->sheet = *target == '/' ? arena_dup(book->run->arena, target + 1)
                                 : arena_printf(book->run->arena, "xl/%s", target);
}

/* --- texts that cells share --- */

static void start_strings(void *context, const char *name, const char **attributes)
{
    struct workbook *book = context;

    (void)attributes;
    if (is(name, "si"))
        begin_text(book);
    else if (is(name, "rPh"))
        book->in_phonetic = true;
}

static void end_strings(void *context, const char *name)
{
    struct workbook *book = context;

    if (is(name, "rPh"))
        book->in_phonetic = false;
    if (!is(name, "si"))
        return;
    book->reading = false;
    if (book->string_count >= CELLS_MAX) {
        stop_large(book);
        return;
    }
    ARENA_PUSH(book->run->arena, book->strings, book->string_count, book->string_capacity);
    book->strings[book->string_count++] = book->text.at;
}

/* --- styles: which numbers are dates --- */

static long number_of(const char *text)
{
    return text ? strtol(text, NULL, 10) : -1;
}

static const char *format_code(const struct workbook *book, long id)
{
    for (size_t i = 0; i < book->format_count; i++)
        if (book->formats[i].id == id)
            return book->formats[i].code;
    return NULL;
}

static void start_styles(void *context, const char *name, const char **attributes)
{
    struct workbook *book = context;
    struct arena *arena = book->run->arena;
    long id = number_of(attribute(attributes, "numFmtId"));

    if (is(name, "cellXfs"))
        book->in_styles = true;
    if (book->style_count >= STYLES_MAX || book->format_count >= STYLES_MAX) {
        stop_large(book);
        return;
    }
    const char *code = attribute(attributes, "formatCode");
    if (is(name, "numFmt") && code) {
        ARENA_PUSH(arena, book->formats, book->format_count, book->format_capacity);
        book->formats[book->format_count++] = (struct own_format){id, arena_dup(arena, code)};
    }
    if (is(name, "xf") && book->in_styles) {
        ARENA_PUSH(arena, book->is_date, book->style_count, book->style_capacity);
        book->is_date[book->style_count++] = xlsx_is_date_format(id, format_code(book, id));
    }
}

static void end_styles(void *context, const char *name)
{
    struct workbook *book = context;

    if (is(name, "cellXfs"))
        book->in_styles = false;
}

/* --- the sheet --- */

static void start_row(struct workbook *book, const char **attributes)
{
    long number = number_of(attribute(attributes, "r"));

    if (number < 0)
        number = book->row_number + 1;
    if (number <= book->row_number || number > 1048576) {
        stop(book, "its rows are out of order");
        return;
    }
    book->row_number = (int)number;
    book->row = (struct csv_row){.line = book->row_number};
    book->cell_capacity = 0;
    book->column = -1;
}

static void start_cell(struct workbook *book, const char **attributes)
{
    const char *reference = attribute(attributes, "r"), *type = attribute(attributes, "t");
    long style = number_of(attribute(attributes, "s"));
    int column = reference ? xlsx_column(reference) : book->column + 1;

    if (column <= book->column) {
        stop(book, "its cells are out of order");
        return;
    }
    if (column >= COLUMNS_MAX) {
        stop_large(book);
        return;
    }
    book->column = column;
    book->style = style < 0 ? 0 : (size_t)style;
    book->type = !type || strcmp(type, "n") == 0 ? 'n' : strcmp(type, "s") == 0 ? 's' : 't';
    book->formula = book->value = NULL;
}

static void start_sheet(void *context, const char *name, const char **attributes)
{
    struct workbook *book = context;

    if (is(name, "row"))
        start_row(book, attributes);
    else if (is(name, "c"))
        start_cell(book, attributes);
    else if (is(name, "v") || is(name, "f") || is(name, "is"))
        begin_text(book);
    else if (is(name, "rPh"))
        book->in_phonetic = true;
}

/* What a person reads in the cell. */
static const char *cell_value(struct workbook *book)
{
    const char *value = book->value ? book->value : "";

    if (book->formula)
        return arena_printf(book->run->arena, "=%s", book->formula);
    if (book->type == 's') {
        long index = number_of(value);
        if (index < 0 || (size_t)index >= book->string_count) {
            stop(book, "a cell refers to a text that is not there");
            return "";
        }
        return book->strings[index];
    }
    if (book->type == 't' || !*value)
        return value;
    if (book->style < book->style_count && book->is_date[book->style])
        return xlsx_time(book->run, value, book->since_1904);
    return xlsx_number(book->run, value);
}

static void end_cell(struct workbook *book)
{
    const char *value = cell_value(book);

    if (!*value)
        return;
    while (book->row.count <= (size_t)book->column) {
        if (++book->cells > CELLS_MAX) {
            stop_large(book);
            return;
        }
        ARENA_PUSH(book->run->arena, book->row.cell, book->row.count, book->cell_capacity);
        book->row.cell[book->row.count++] = "";
    }
    book->row.cell[book->column] = value;
}

static void end_row(struct workbook *book)
{
    struct csv_rows *rows = book->rows;

    if (!book->row.count)
        return;
    ARENA_PUSH(book->run->arena, rows->row, rows->count, book->row_capacity);
    rows->row[rows->count++] = book->row;
    book->row = (struct csv_row){0};
}

static void end_sheet(void *context, const char *name)
{
    struct workbook *book = context;
    bool value = is(name, "v") || is(name, "is");

    if (is(name, "rPh"))
        book->in_phonetic = false;
    if (is(name, "f"))
        book->formula = book->text.at;
    if (value)
        book->value = book->text.at;
    if (value || is(name, "f"))
        book->reading = false;
    if (is(name, "c"))
        end_cell(book);
    else if (is(name, "row"))
        end_row(book);
}

bool xlsx_is(const struct archive *archive)
{
    return archive_find(archive, workbook_part) >= 0;
}

enum status xlsx_read(struct run *run, const struct archive *archive, struct csv_rows *out)
{
    struct workbook book = {.run = run, .archive = archive, .rows = out};

    *out = (struct csv_rows){0};
    enum status status = parse_part(&book, workbook_part, false, start_workbook, ignore_end);
    if (!status)
        status = parse_part(&book, "xl/_rels/workbook.xml.rels", true, start_relations, ignore_end);
    if (!status)
        status = parse_part(&book, "xl/sharedStrings.xml", true, start_strings, end_strings);
    if (!status)
        status = parse_part(&book, "xl/styles.xml", true, start_styles, end_styles);
    if (status)
        return status;
    return parse_part(&book, book.sheet ? book.sheet : "xl/worksheets/sheet1.xml", false,
                      start_sheet, end_sheet);
}
