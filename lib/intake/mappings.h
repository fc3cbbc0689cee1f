/*
 * Mappings: how a statement that is a plain table is read. Those of the ledger stand in
 * statements/NAME.yaml (struct mapping of record/records.h) and go before the ones that are built
 * in: icbc, cmb, abc, bocom, boc. A file is read by the mapping whose columns it has.
 */
#ifndef INTAKE_MAPPINGS_H
#define INTAKE_MAPPINGS_H

#include "book/ledger.h"
#include "format/csv.h"
#include "intake/intake.h"

struct snapshot;

struct named_mapping {
    const char *name;
    const struct mapping *mapping;
    bool own; /* the ledger's, not a built-in one */
};

struct mappings {
    struct named_mapping *item;
    size_t count;
};

/* The ledger's mappings and the built-in ones that it does not replace. */
enum status mappings_read(struct run *run, const struct snapshot *snapshot,
                          const struct mappings **out);
/* The built-in ones alone. */
const struct mappings *mappings_built_in(struct run *run);

/* The mapping to read a table by: of the name asked for (NULL: the one whose columns are all
 * there; *out is NULL when none is). Findings: "statement-mapping". */
enum status mappings_choose(struct run *run, const struct statement_request *request,
                            const struct csv_rows *sheet, const struct named_mapping **out);
/* Reads the table by it. */
enum status mapping_read(struct run *run, const struct csv_rows *sheet,
                         const struct named_mapping *named, struct statement_file *out);

/* What a table looks like: its header and a mapping made from the names in it, to be corrected by
 * the treasurer. Findings: "statement-header" when no row looks like a header. */
struct mapping_draft {
    size_t header; /* index of the row */
    struct mapping mapping;
};
enum status mapping_guess(struct run *run, const char *path, const struct csv_rows *sheet,
                          struct mapping_draft *out);

/* Writes statements/NAME.yaml. */
struct mapping_input {
    const char *name;
    struct mapping mapping;
};
ledger_builder set_mapping; /* struct mapping_input */

#endif
