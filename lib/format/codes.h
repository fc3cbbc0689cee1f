/*
 * The stable codes of what can be wrong with a file or a record, in one place: findings take them
 * from here, programs and tests may rely on them, and the ledger format's reference lists them.
 */
#ifndef FORMAT_CODES_H
#define FORMAT_CODES_H

/* X(constant, code, meaning) */
#define FORMAT_CODES(X)                                                                            \
    X(NONE, "", "nothing is wrong")                                                                \
    X(FILE_SIZE, "file-size", "the file is larger than its kind may be")                           \
    X(TEXT_ENCODING, "text-encoding", "bytes that are not UTF-8")                                  \
    X(TEXT_BOM, "text-bom", "a byte order mark, U+FEFF")                                           \
    X(TEXT_CONTROL, "text-control", "a control character other than the line feed")                \
    X(TEXT_SEPARATOR, "text-separator", "U+0085, U+2028 or U+2029, which break lines unseen")      \
    X(TEXT_NONCHARACTER, "text-noncharacter",                                                      \
      "a code point that Unicode reserves as no character")                                        \
    X(TEXT_NOT_NFC, "text-not-nfc", "text that is not in Unicode normalization form C")            \
    X(TEXT_LINES, "text-lines", "a text with a line feed in it")                                   \
    X(TEXT_LENGTH, "text-length", "a text that is longer than 2,048 bytes")                        \
    X(YAML_TAB, "yaml-tab", "a tab, which YAML reads differently from what it looks like")         \
    X(YAML_SYNTAX, "yaml-syntax", "no YAML at all; nothing behind it is read")                     \
    X(YAML_ANCHOR, "yaml-anchor", "an anchor, &name")                                              \
    X(YAML_ALIAS, "yaml-alias", "an alias, *name")                                                 \
    X(YAML_TAG, "yaml-tag", "a tag, !name")                                                        \
    X(YAML_DIRECTIVE, "yaml-directive", "a directive, %NAME")                                      \
    X(YAML_DOCUMENTS, "yaml-documents", "the mark of a document's start or end, or a second one")  \
    X(YAML_MERGE, "yaml-merge", "a merge key, <<")                                                 \
    X(YAML_BLOCK_SCALAR, "yaml-block-scalar", "a text of several lines after | or >")              \
    X(YAML_DUPLICATE_KEY, "yaml-duplicate-key", "a key that the same mapping already has")         \
    X(YAML_KEY, "yaml-key", "a key that is not a plain name")                                      \
    X(YAML_DEPTH, "yaml-depth", "brackets or blocks nested deeper than 8")                         \
    X(YAML_SCALAR_SIZE, "yaml-scalar-size", "a value longer than 4 KiB")                           \
    X(YAML_SHAPE, "yaml-shape", "a file that is not the list or the mapping it should be")         \
    X(FIELD_UNKNOWN, "field-unknown", "a field that the record does not have")                     \
    X(FIELD_MISSING, "field-missing", "a required field is not there")                             \
    X(FIELD_TYPE, "field-type", "a value that does not have its field's shape")                    \
    X(FIELD_CHOICE, "field-choice", "a value that is not one of its field's choices")              \
    X(FIELD_SIGN, "field-sign", "a number that may not be negative, or must be above zero")        \
    X(RECORD_KIND, "record-kind", "an id whose letter is of no kind that the file takes")          \
    X(MATRIX_WIDTH, "matrix-width", "a row with more or fewer amounts than the first")             \
    X(TOO_MANY, "too-many", "more is wrong than is listed")                                        \
    X(CSV_SYNTAX, "csv-syntax", "a quote that is not closed, or stands where it may not")          \
    X(CSV_SIZE, "csv-size", "a file, row or cell beyond the limits")                               \
    X(JSON_MEMORY, "json-memory", "no memory for the JSON text")

enum format_code {
#define X(constant, code, meaning) CODE_##constant,
    FORMAT_CODES(X)
#undef X
        CODE_COUNT
};

struct code {
    const char *code, *meaning;
};

extern const struct code format_codes[CODE_COUNT];

/* The code itself: "yaml-tab". */
const char *code_text(enum format_code code);

#endif
