/*
 * The words of reports in the languages they can be in, out of the catalogue po/zh_CN.po that is
 * built into the program. A report's bytes depend on it and on the commit only, never on the
 * machine's locale or what is installed, so that anybody can make the same report again and
 * compare.
 */
#ifndef REPORT_WORDS_H
#define REPORT_WORDS_H

#include "base/date.h"
#include "base/run.h"

/* The reader's language: LANGUAGE_EN or LANGUAGE_ZH. */
enum language { LANGUAGE_EN, LANGUAGE_ZH, LANGUAGE_COUNT };

/* "zh-CN" and "en", as compound.yaml has them. */
enum language language_of(const char *tag);

/* The phrase in that language: say(LANGUAGE_ZH, "Arrears") is "欠费". tests/lint finds what the
 * catalogue lacks. NULL stays NULL. */
const char *say(enum language language, const char *english) __attribute__((format_arg(2)));

/* "November 2026" or "2026年11月", in the run's arena. */
const char *say_month(struct run *run, enum language language, struct month month);
/* "3 November 2026" or "2026年11月3日", for running text; tables have 2026-11-03. */
const char *say_date(struct run *run, enum language language, struct date date);
/* Money with separators and the currency's sign: "¥1,234.50", "-¥20.00", "HKD 5.00". */
const char *say_money(struct run *run, const char *currency, int64_t fen);
/* "97.3%" of two whole numbers, cut and not rounded, so that only all is "100.0%"; "-" when `of`
 * is not above zero. */
const char *say_percent(struct run *run, int64_t part, int64_t of);

#endif
