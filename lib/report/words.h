/*
 * The words of reports in the languages they can be in. A report's bytes depend on these and on
 * the commit only, never on the machine's locale or catalogues, so that anybody can make the same
 * report again and compare; that is why they are a table and not message catalogues.
 */
#ifndef REPORT_WORDS_H
#define REPORT_WORDS_H

#include "base/date.h"
#include "base/run.h"

/* The reader's language: LANGUAGE_EN or LANGUAGE_ZH. */
enum language { LANGUAGE_EN, LANGUAGE_ZH, LANGUAGE_COUNT };

/* "zh-CN" and "en", as compound.yaml has them. */
enum language language_of(const char *tag);

/* The phrase in that language, or `english` itself when the table lacks it; tests/lint finds a
 * phrase in the sources that the table lacks. say(LANGUAGE_ZH, "Arrears") is "欠费". */
const char *say(enum language language, const char *english);

/* "November 2026" or "2026年11月", in the run's arena. */
const char *say_month(struct run *run, enum language language, struct month month);
/* Money with separators and the currency's sign: "¥1,234.50", "-¥20.00", "HKD 5.00". */
const char *say_money(struct run *run, const char *currency, int64_t fen);
/* "97.3%" of two whole numbers, cut and not rounded, so that only all is "100.0%"; "-" when `of`
 * is not above zero. */
const char *say_percent(struct run *run, int64_t part, int64_t of);

#endif
