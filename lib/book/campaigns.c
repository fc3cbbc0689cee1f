/* The register of campaigns: what is collected for, each with a fund of its own. */
#include "book/inside.h"

#include "base/arena.h"

#include <string.h>

int32_t book_campaign(const struct book *book, const char *campaign)
{
    for (size_t i = 0; campaign && i < book->campaign_count; i++)
        if (strcmp(book->campaigns[i]->campaign, campaign) == 0)
            return (int32_t)i;
    return -1;
}

int32_t book_fund_campaign(const struct book *book, int32_t fund)
{
    for (size_t i = 0; fund >= 0 && i < book->campaign_count; i++)
        if (book_fund(book, book->campaigns[i]->fund) == fund)
            return (int32_t)i;
    return -1;
}

/* Where a campaign stands, for findings. */
struct place_of {
    struct run *run;
    const struct source *source;
    size_t index;
};

static struct spot spot_of(const struct place_of *at, const char *field)
{
    return yaml_spot(at->run, at->source, file_kind_of(at->source->path, NULL), at->index, field,
                     NULL);
}

static enum status fail_fund(const struct place_of *at, const struct campaign *campaign,
                             const char *hint, const char *why)
{
    return fail_at(at->run, spot_of(at, "fund"), STATUS_DATA, "campaign-fund", hint,
                   "the fund '%s' of the campaign '%s' %s", campaign->fund, campaign->campaign,
                   phrase(at->run, why));
}

/* Money of other sources in the fund would be spent as if it had been given for the purpose. */
static bool has_fees(const struct book *book, int32_t fund)
{
    for (size_t i = 0; i < book->tariff_count; i++)
        if (book_fund(book, book->tariffs[i]->fund) == fund)
            return true;
    return fund == book->credit_fund;
}

static enum status check_fund(const struct place_of *at, const struct book *book,
                              const struct campaign *campaign)
{
    int32_t index = book_fund(book, campaign->fund);

    if (index < 0)
        return fail_at(at->run, spot_of(at, "fund"), STATUS_DATA, "unknown-fund",
                       "funds are in funds.yaml; add it there: funds add-fund",
                       "the campaign '%s' names the fund '%s', which is not there",
                       campaign->campaign, campaign->fund);
    const struct fund *fund = &book->funds[index];
    if (strcmp(fund->kind, "donation") != 0 || !fund->restricted)
        return fail_fund(at, campaign, "in funds.yaml give it 'kind: donation, restricted: true'",
                         "is not a restricted donation fund");
    if (book_fund_campaign(book, index) >= 0)
        return fail_fund(at, campaign, "give each campaign a fund of its own",
                         "belongs to another campaign already");
    if (has_fees(book, index))
        return fail_fund(at, campaign, "fees and credit are kept in another fund",
                         "is also that of a tariff or of credit");
    return STATUS_OK;
}

static enum status check_campaign(const struct place_of *at, const struct book *book,
                                  const struct campaign *campaign)
{
    enum status status = check_fund(at, book, campaign);

    if (book_campaign(book, campaign->campaign) >= 0)
        status = fail_at(at->run, spot_of(at, "campaign"), STATUS_DATA, "name-twice",
                         "give one of them another name",
                         "the campaign '%s' is in the register twice", campaign->campaign);
    if (!date_is_none(campaign->to) && date_compare(campaign->to, campaign->from) < 0)
        status = fail_at(at->run, spot_of(at, "to"), STATUS_DATA, "campaign-days",
                         "'to' is the last day on which gifts are taken",
                         "the campaign '%s' ends before it begins", campaign->campaign);
    return status;
}

enum status book_read_campaigns(struct run *run, struct book *book)
{
    struct source source;
    struct items list;
    enum status status = book_read_list(run, book->snapshot, "campaigns.yaml", &list, &source);

    if (status)
        return status;
    book->campaigns = arena_array(run->arena, list.count, sizeof *book->campaigns);
    for (size_t i = 0; i < list.count; i++) {
        const struct campaign *campaign = list.item[i].record;
        const struct place_of at = {run, &source, i};
        status = status_join(status, check_campaign(&at, book, campaign));
        book->campaigns[book->campaign_count++] = campaign;
    }
    return status;
}
