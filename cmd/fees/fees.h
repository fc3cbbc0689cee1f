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

/* terms.c: what is agreed beforehand, and money that goes back */
enum status fees_terms(struct session *session);
enum status fees_terms_discount(struct session *session);
enum status fees_terms_late_fee(struct session *session);
enum status fees_prepay(struct session *session);
enum status fees_prepayments(struct session *session);
enum status fees_end_prepayment(struct session *session);
enum status fees_deposit_take(struct session *session);
enum status fees_deposit_list(struct session *session);
enum status fees_deposit_return(struct session *session);
enum status fees_refund(struct session *session);
/* claims.c: what is paid late */
enum status fees_late_fees(struct session *session);
enum status fees_remind(struct session *session);
enum status fees_limits(struct session *session);

/* inputs.c: what these take */
extern const struct input fees_discount_arguments[], fees_discount_options[],
    fees_late_fee_options[], fees_prepay_arguments[], fees_prepay_options[],
    fees_prepayments_options[], fees_end_arguments[], fees_end_options[], fees_take_arguments[],
    fees_take_options[], fees_deposits_options[], fees_return_arguments[], fees_return_options[],
    fees_keep_arguments[], fees_keep_options[], fees_refund_arguments[], fees_refund_options[],
    fees_late_arguments[], fees_late_options[], fees_remind_arguments[], fees_remind_options[],
    fees_limits_options[];

#endif
