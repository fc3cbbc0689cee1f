#include "report/news.h"

#include "base/arena.h"
#include "book/decisions.h"
#include "cases/meetings.h"
#include "cases/notices.h"
#include "report/notice.h"

#include <stdlib.h>
#include <string.h>

static int newest_first(const void *a, const void *b)
{
    const struct news *one = a, *other = b;
    const int order = date_compare(other->date, one->date);

    return order ? order : strcmp(other->place, one->place);
}

static void add(struct run *run, struct news_list *list, struct news news)
{
    ARENA_PUSH(run->arena, list->item, list->count, list->capacity);
    list->item[list->count++] = news;
}

static void sort(struct news_list *list)
{
    if (list->count)
        qsort(list->item, list->count, sizeof *list->item, newest_first);
}

/* What was adopted was public before. None: it was not published yet, or need not be. */
static struct date known_since(const struct decision *decision)
{
    const struct meeting_event *step =
        decision->step ? meeting_published(decision->meeting, decision->step) : NULL;

    if (!decision->step)
        return decision->date;
    return step ? step->date : (struct date){0};
}

enum status decisions_news(struct run *run, struct book *book, struct news_list *out)
{
    const enum language language = language_of(book->compound->language);
    const struct decisions *decisions;
    enum status status = book_decisions(run, book, &decisions);

    *out = (struct news_list){.count = 0};
    for (size_t i = 0; status == STATUS_OK && i < decisions->count; i++) {
        const struct decision *decision = &decisions->item[i];
        const struct date date = known_since(decision);
        if (date_is_none(date))
            continue;
        add(run, out,
            (struct news){decision->id, decision->text,
                          arena_printf(run->arena, "%s · %s · %s",
                                       say(language, decision->passed ? "passed" : "rejected"),
                                       say(language, decision->kind), decision->id),
                          date});
    }
    sort(out);
    return status;
}

enum status notices_news(struct run *run, struct book *book, struct news_list *out)
{
    const struct report report = {
        .run = run, .book = book, .language = language_of(book->compound->language)};
    struct notices notices;
    enum status status = notices_read(run, book->snapshot, (struct date){0}, &notices);

    *out = (struct news_list){.count = 0};
    for (size_t i = 0; status == STATUS_OK && i < notices.count; i++) {
        const struct notice *notice = notices.item[i].notice;
        if (!date_is_none(notices.item[i].removed))
            continue;
        add(run, out,
            (struct news){notice->id, notice->title,
                          arena_printf(run->arena, "%s · %s",
                                       notice_kind_name(&report, notice->kind), notice->id),
                          notice->posted});
    }
    sort(out);
    return status;
}
