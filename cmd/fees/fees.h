/* The verbs of fees, one file per matter. */
#ifndef CMD_FEES_FEES_H
#define CMD_FEES_FEES_H

#include "cli/session.h"

/* charge.c: what is owed */
enum status fees_tariff(struct session *session);
enum status fees_bill(struct session *session);
enum status fees_assess(struct session *session);
enum status fees_waive(struct session *session);
enum status fees_adjust(struct session *session);
/* meters.c: what the meters of single units show */
enum status fees_read(struct session *session);
enum status fees_readings(struct session *session);
/* receive.c: what comes in */
enum status fees_pay(struct session *session);
enum status fees_unidentified(struct session *session);
enum status fees_import(struct session *session);
enum status fees_mapping(struct session *session); /* mapping.c */
enum status fees_identify(struct session *session);
enum status fees_reverse(struct session *session);
enum status fees_settle(struct session *session); /* settle.c */
/* read.c: what is owed, by whom, since when */
enum status fees_tariffs(struct session *session);
enum status fees_arrears(struct session *session);
enum status fees_statement(struct session *session);
enum status fees_receipt(struct session *session);
enum status fees_list(struct session *session);

#endif
