/* report set and report introduce: what the compound wants its reports to be. */
#include "book/operations.h"
#include "cmd/report/report.h"

enum { LIMIT = 64 * 1024 };

enum status report_set(struct session *session)
{
    struct report_section section = {0};

    session_fill(session, &kind_report_section, &section);
    return session_write(session, set_report_section, &section);
}

enum status report_introduce(struct session *session)
{
    struct introduction_input input = {.subject = session_text(session, "report"),
                                       .language = session_text(session, "language")};
    enum status status =
        session_read_file(session, session_text(session, "file"), LIMIT, &input.bytes, &input.size);

    return status == STATUS_OK ? session_write(session, introduce_report, &input) : status;
}
