/* A project's page for residents: what it may cost, what it costs, how far it is. */
#ifndef REPORT_PROJECT_H
#define REPORT_PROJECT_H

#include "report/report.h"

/* A finding ("unknown-project") when there is none of that id. No personal data: who signed or
 * accepted is not named, a payee that is a person neither. The caller owns the JSON. */
enum status project_document(struct run *run, struct book *book, const char *id,
                             struct document **document, struct json **json);

#endif
