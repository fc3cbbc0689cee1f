/*
 * What is told by itself in the feed: a decision, a notice. It stands on a page with others, which
 * names the place. Texts are in the language that the book speaks, in the run's arena.
 */
#ifndef REPORT_NEWS_H
#define REPORT_NEWS_H

#include "book/book.h"

struct news {
    const char *place; /* in the page, and for ever its name: "D2026-07" */
    const char *title, *summary;
    struct date date; /* since when everybody can know it */
};

struct news_list {
    struct news *item;
    size_t count, capacity;
};

/* Decisions that were published, or adopted from elsewhere; notices that hang. The newest first. */
enum status decisions_news(struct run *run, struct book *book, struct news_list *out);
enum status notices_news(struct run *run, struct book *book, struct news_list *out);

#endif
