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
