/* What people of the roster did: visits, hours, reporting in. */
#include "book/operations_common.h"

#include "base/arena.h"
#include "base/told.h"
#include "book/services.h"

#include <inttypes.h>
#include <string.h>

static bool has_report(const struct service_input *input)
{
    for (size_t i = 0; i < input->count; i++)
        if (strcmp(input->services[i].kind, "report-in") == 0)
            return true;
    return false;
}

/* Nobody reports in twice; only this needs to look through the books. */
static enum status check_reports(struct draft *draft, const struct service_input *input)
{
    struct folded folded;

    if (!has_report(input))
        return STATUS_OK;
    enum status status = draft_fold(draft, &folded);
    return status ? status : services_check(draft->run, folded.fold, STATUS_REFUSED);
}

static const char *what_of(struct run *run, const struct service *service)
{
    if (strcmp(service->kind, "report-in") == 0)
        return N_("reports in");
    if (strcmp(service->kind, "hours") == 0)
        return told_part(run, "serves %s hours",
                         field_text(run, kind_field(&kind_service, "hours"), service));
    return told_part(run, "visits %" PRId64 " %s", service->homes,
                     told_word(run, service->homes == 1 ? "home" : "homes"));
}

enum status record_service(struct run *run, const struct book *book, void *context,
                           struct draft *draft)
{
    const struct service_input *input = context;
    enum status status = STATUS_OK;
    struct service first = {0};

    (void)book;
    for (size_t i = 0; i < input->count; i++) {
        struct service service = input->services[i];
        service.date = date_or_today(run, service.date);
        service.id = draft_next_id(draft, &kind_service);
        status = status_join(status, draft_append(draft, "service", &kind_service, &service));
        first = i == 0 ? service : first;
    }
    if (!status)
        status = check_reports(draft, input);
    if (status)
        return status;
    if (input->source)
        draft_subject(draft, "roster: %zu services from %s", input->count,
                      short_text(run, input->source, 40));
    else
        draft_subject(draft, "roster: %s %s (%s)", first.person, what_of(run, &first), first.id);
    return STATUS_OK;
}
