/* A notice as a page: its text, where and how long it hangs. */
#ifndef REPORT_NOTICE_H
#define REPORT_NOTICE_H

#include "report/report.h"

/* A finding ("unknown-case") when there is none of that id. `day` is the one up to which it is
 * counted as shown. The caller owns the JSON. */
enum status notice_document(struct run *run, struct book *book, const char *id, struct date day,
                            struct document **document, struct json **json);
/* A notice's kind and its channels as residents read them. */
const char *notice_kind_name(const struct report *report, const char *kind);
const char *notice_channels(const struct report *report, const struct words *channels);

#endif
