/*
 * Which unit a payer's words name. Recognised are a unit's code as it stands in the register
 * ("3-101", in full or half width, in any case) and the spoken forms of the same code: "3栋101",
 * "3幢101室", "3座101", "3号楼101", "3号101室", "3#101", "3栋2单元101" (3-2-101). A code counts
 * only as a whole: neither "13-101" nor "3-101-11" nor "3-1月" names 3-101 or 3-1.
 */
#ifndef INTAKE_MENTION_H
#define INTAKE_MENTION_H

#include "book/book.h"

struct codes;

/* The codes of all units of a book, which must live as long. */
struct codes *codes_new(struct run *run, const struct book *book);

/* Indexes of units, or -1. With two different units named, both are there. */
struct mention {
    int32_t unit, other;
};

struct mention mention_find(struct run *run, const struct codes *codes, const char *text);

#endif
