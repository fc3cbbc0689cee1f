/* The columns of a mapping, as the formats look for them; for lib/intake only. */
#ifndef INTAKE_MAPPING_COLUMNS_H
#define INTAKE_MAPPING_COLUMNS_H

#include "intake/formats.h"
#include "intake/mappings.h"

enum mapping_column {
    MAPPING_DATE,
    MAPPING_TIME,
    MAPPING_AMOUNT,
    MAPPING_DIRECTION,
    MAPPING_IN,
    MAPPING_OUT,
    MAPPING_SERIAL,
    MAPPING_BALANCE,
    MAPPING_SUMMARY,
    MAPPING_REMARK,
    MAPPING_DETAILS,
    MAPPING_PAYER,
    MAPPING_CURRENCY,
    MAPPING_COLUMNS
};

/* A column that the mapping does not name has no name. */
void mapping_wanted(const struct mapping *mapping, struct wanted wanted[MAPPING_COLUMNS]);
/* The header with every column that must be there, or (`forced`) with half of those named. */
bool mapping_find(const struct csv_rows *sheet, const struct mapping *mapping, bool forced,
                  struct columns *out);

#endif
