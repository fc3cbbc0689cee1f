/*
 * reports.yaml: the sections of the reports that are not as usual. They stand first, in the order
 * of the file.
 */
#ifndef RECORD_REPORT_SECTION_H
#define RECORD_REPORT_SECTION_H

#include "record/kind.h"

struct report_section {
    const char *section;
    bool hidden;
    int64_t largest; /* how many payments are listed; 0: as usual */
};

extern const struct kind kind_report_section;

#endif
