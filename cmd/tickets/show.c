/* tickets show: one ticket, with every step. */
#include "cmd/tickets/tickets.h"

#include "report/ticket.h"

enum status tickets_show(struct session *session)
{
    struct document *document;
    struct json *json;
    struct book *book;
    enum status status = session_book(session, &book);

    if (status == STATUS_OK)
        status =
            ticket_document(session->run, book, session_text(session, "ticket"), &document, &json);
    return status == STATUS_OK ? session_document(session, document, json) : status;
}
