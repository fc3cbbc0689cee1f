/* The tables of the case files: things with a life. */
#include "record/records.h"
#include "record/table.h"

enum { REQUIRED = FIELD_REQUIRED, POSITIVE = FIELD_REQUIRED | FIELD_POSITIVE };

static const struct field project_event_fields[] = {
    FIELD(project_event, date, DATE, REQUIRED, "the day it happened"),
    FIELD_ONE_OF(project_event, what, REQUIRED,
                 "quote contract stage acceptance warranty note close reopen", "what happened"),
    FIELD(project_event, by, PERSON, 0, "who signed the contract, or accepted the work"),
    FIELD(project_event, company, TEXT, 0, "the company that offers, or was given the contract"),
    FIELD(project_event, amount, MONEY, FIELD_SIGNED,
          "of the quote or the contract; of a supplement to it, which may take away"),
    FIELD(project_event, voucher, HASH, 0, "SHA-256 of the stored quote, contract or protocol"),
    FIELD(project_event, voucher_type, WORD, 0, "its file type"),
    FIELD(project_event, until, DATE, 0, "the last day of the warranty"),
    FIELD(project_event, decision, DECISION, 0, "the decision that allows it"),
    FIELD(project_event, text, TEXT, 0, "what was done, or why"),
};
KIND(project_event, 0, LAYOUT_FLOW, "a step in the life of a project");

static const struct field project_fields[] = {
    FIELD(project, id, PROJECT, REQUIRED, "the project's id, which is the name of its file"),
    FIELD(project, name, TEXT, REQUIRED, "its name"),
    FIELD(project, purpose, TEXT, REQUIRED, "what it is for"),
    FIELD(project, opened, DATE, REQUIRED, "the day it began"),
    FIELD(project, budget, MONEY, POSITIVE, "what it may cost"),
    FIELD(project, funds, WORDS, REQUIRED, "the funds that may pay for it"),
    FIELD(project, decision, DECISION, 0, "the decision that began it"),
    FIELD_LIST_OF(project, log, 0, kind_project_event, "what happened, in order; only grows"),
};
KIND(project, 0, LAYOUT_BLOCK, "one work: its head is fixed, its log grows");

static const struct field notice_event_fields[] = {
    FIELD(notice_event, date, DATE, REQUIRED, "the day it happened"),
    FIELD_ONE_OF(notice_event, what, REQUIRED, "photo removed note", "what happened"),
    FIELD(notice_event, photo, HASH, 0, "SHA-256 of the stored photo of the notice where it hangs"),
    FIELD(notice_event, photo_type, WORD, 0, "its file type"),
    FIELD(notice_event, text, TEXT, 0, "a remark"),
};
KIND(notice_event, 0, LAYOUT_FLOW, "what became of a notice");

static const struct field notice_fields[] = {
    FIELD(notice, id, NOTICE, REQUIRED, "the notice's id, which is the name of its file"),
    FIELD(notice, title, TEXT, REQUIRED, "its title"),
    FIELD_ONE_OF(notice, kind, REQUIRED, "fees meeting decision seal arrears other",
                 "what it publishes: the month's accounts, a meeting, a decision, the uses of the "
                 "seal, who is in arrears, anything else"),
    FIELD(notice, month, MONTH, 0, "of accounts: the month; of the seal: the half-year's last"),
    FIELD(notice, decision, DECISION, 0, "the decision that it publishes, or that allows it"),
    FIELD(notice, legal, TEXT, 0, "the law that allows it"),
    FIELD(notice, channels, WORDS, REQUIRED, "where it is shown: board, group, account, lobby"),
    FIELD(notice, body, HASH, REQUIRED, "SHA-256 of its stored text"),
    FIELD(notice, body_type, WORD, REQUIRED, "the text's file type: md, Markdown"),
    FIELD(notice, photo, HASH, 0, "SHA-256 of the stored photo of the notice where it hangs"),
    FIELD(notice, photo_type, WORD, 0, "its file type"),
    FIELD(notice, posted, DATE, REQUIRED, "the day on which it was posted"),
    FIELD(notice, days, COUNT, POSITIVE, "how many days it must stay"),
    FIELD_LIST_OF(notice, log, 0, kind_notice_event, "what happened, in order; only grows"),
};
KIND(notice, 0, LAYOUT_BLOCK, "a notice to the residents");

static const struct field handover_event_fields[] = {
    FIELD(handover_event, date, DATE, REQUIRED, "the day it happened"),
    FIELD_ONE_OF(handover_event, what, REQUIRED, "item state paper sign",
                 "a thing of the inventory, another state of it, a paper, or a signature"),
    FIELD(handover_event, item, COUNT, 0, "the thing's number, counted from 1"),
    FIELD_ONE_OF(handover_event, kind, 0,
                 "keys drawings accounts deposits prepaid arrears contracts equipment other",
                 "what kind of thing"),
    FIELD(handover_event, name, TEXT, 0, "what it is"),
    FIELD(handover_event, count, COUNT, 0, "how many"),
    FIELD(handover_event, amount, MONEY, 0, "how much money it stands for"),
    FIELD_ONE_OF(handover_event, state, 0, "received missing disputed", "where it is"),
    FIELD(handover_event, person, PERSON, 0, "who signs"),
    FIELD_ONE_OF(handover_event, role, 0, "committee company supervisor street witness",
                 "for whom the signer signs"),
    FIELD(handover_event, voucher, HASH, 0, "SHA-256 of the stored paper"),
    FIELD(handover_event, voucher_type, WORD, 0, "its file type"),
    FIELD(handover_event, text, TEXT, 0, "a remark, or what the paper is"),
};
KIND(handover_event, 0, LAYOUT_FLOW, "a line of the protocol of a hand-over");

static const struct field handover_fields[] = {
    FIELD(handover, handover, WORD, REQUIRED, "its short name, which is the name of its file"),
    FIELD(handover, name, TEXT, REQUIRED, "its name as residents read it"),
    FIELD(handover, from, TEXT, REQUIRED, "the company that managed before"),
    FIELD(handover, date, DATE, REQUIRED, "the day on which the company ended its work"),
    FIELD(handover, decision, DECISION, 0, "the decision that ended it"),
    FIELD_LIST_OF(handover, log, 0, kind_handover_event, "the protocol, in order; only grows"),
};
KIND(handover, 0, LAYOUT_BLOCK, "the inventory of a hand-over");

static const struct field seal_use_fields[] = {
    FIELD(seal_use, date, DATE, REQUIRED, "the day on which it was used"),
    FIELD(seal_use, paper, TEXT, REQUIRED, "what was sealed"),
    FIELD(seal_use, approvers, PERSONS, REQUIRED, "who allowed it"),
    FIELD(seal_use, keeper, PERSON, REQUIRED, "who keeps the seal and used it; no approver"),
    FIELD(seal_use, amount, MONEY, FIELD_POSITIVE, "what the paper binds the compound to pay"),
    FIELD(seal_use, decision, DECISION, 0, "the decision that allows it"),
    FIELD(seal_use, copy, HASH, 0, "SHA-256 of the stored copy of the paper"),
    FIELD(seal_use, copy_type, WORD, 0, "its file type"),
};
KIND(seal_use, 0, LAYOUT_FLOW, "a use of the committee's seal");

static const struct field seal_year_fields[] = {
    FIELD(seal_year, year, COUNT, REQUIRED, "the year, which is the name of the file"),
    FIELD_LIST_OF(seal_year, log, 0, kind_seal_use, "each use, in order; only grows"),
};
KIND(seal_year, 0, LAYOUT_BLOCK, "the register of the seal, a year a file");

static const struct field review_event_fields[] = {
    FIELD(review_event, date, DATE, REQUIRED, "the day it happened"),
    FIELD_ONE_OF(review_event, what, REQUIRED, "question answer sign", "what happened"),
    FIELD(review_event, question, COUNT, 0, "the question's number, counted from 1"),
    FIELD(review_event, record, ID, 0, "the record that the question is about"),
    FIELD(review_event, by, PERSON, REQUIRED, "who asks, answers or signs"),
    FIELD(review_event, commit, TEXT, 0, "of a signature: the commit that was reviewed"),
    FIELD(review_event, text, TEXT, 0, "the question or the answer; of a signature, a remark"),
};
KIND(review_event, 0, LAYOUT_FLOW, "a step in the review of a month");

static const struct field review_fields[] = {
    FIELD(review, month, MONTH, REQUIRED, "the month, which is the name of the file"),
    FIELD(review, commit, TEXT, REQUIRED, "the commit that the sample was drawn from"),
    FIELD(review, sample, COUNT, POSITIVE, "how many records the sample has"),
    FIELD_LIST_OF(review, log, 0, kind_review_event, "what happened, in order; only grows"),
};
KIND(review, 0, LAYOUT_BLOCK, "the supervisors' review of a month's records");
