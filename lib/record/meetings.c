/* The tables of meetings: the rules of votes, the registers beside them, the case file. */
#include "record/records.h"
#include "record/table.h"

enum { REQUIRED = FIELD_REQUIRED, POSITIVE = FIELD_REQUIRED | FIELD_POSITIVE };

static const struct field votes_fields[] = {
    FIELD(votes, quorum_part, COUNT, 0, "an assembly needs this part, of area and of heads"),
    FIELD(votes, quorum_whole, COUNT, 0, "of this whole; none: 2 of 3"),
    FIELD(votes, ordinary_part, COUNT, 0, "an ordinary matter needs more than this part"),
    FIELD(votes, ordinary_whole, COUNT, 0, "of this whole of those taking part; none: 1 of 2"),
    FIELD(votes, special_part, COUNT, 0, "a three-quarters matter needs this part"),
    FIELD(votes, special_whole, COUNT, 0, "of this whole of those taking part; none: 3 of 4"),
    FIELD(votes, unreturned, FLAG, 0,
          "whether ballots that were delivered and not returned join the majority"),
    FIELD(votes, parking, FLAG, 0, "whether units of the kind parking count"),
    FIELD(votes, developer, PERSON, 0, "the owner id of units not sold: together one head"),
    FIELD(votes, proposal_percent, COUNT, 0,
          "how many of a hundred owners can ask for an assembly; none: 20"),
    FIELD(votes, members, COUNT, 0, "how many members the committee has"),
    FIELD(votes, half, FLAG, 0, "whether half of the members is enough in the committee"),
    FIELD(votes, assembly_days, COUNT, 0, "days from the notice to an assembly; none: 15"),
    FIELD(votes, committee_days, COUNT, 0, "days from the agenda to the committee; none: 7"),
    FIELD(votes, publish_days, COUNT, 0, "days in which decisions are published; none: 3"),
};
KIND(votes, 0, LAYOUT_BLOCK, "how votes are counted; what is not given is as the law has it");

static const struct field adoption_fields[] = {
    FIELD(adoption, decision, DECISION, REQUIRED, "the decision's id"),
    FIELD(adoption, date, DATE, REQUIRED, "the day it was taken"),
    FIELD_ONE_OF(adoption, kind, REQUIRED, "party committee assembly joint",
                 "what kind of meeting took it"),
    FIELD(adoption, title, TEXT, REQUIRED, "what was decided"),
    FIELD(adoption, voucher, HASH, 0, "SHA-256 of the stored minutes"),
    FIELD(adoption, voucher_type, WORD, 0, "its file type"),
    FIELD(adoption, reason, TEXT, 0, "why it was not tallied in this ledger"),
};
KIND(adoption, 0, LAYOUT_FLOW, "a decision that was taken elsewhere: adopted, not tallied here");

static const struct field proposal_fields[] = {
    FIELD(proposal, proposal, WORD, REQUIRED, "its short name; a further line adds owners to it"),
    FIELD(proposal, date, DATE, REQUIRED, "the day they asked"),
    FIELD(proposal, text, TEXT, REQUIRED, "what the assembly is to decide"),
    FIELD(proposal, units, UNITS, REQUIRED, "the units whose owners ask for it"),
};
KIND(proposal, 0, LAYOUT_FLOW, "owners ask for an assembly");

static const struct field matter_fields[] = {
    FIELD(matter, number, COUNT, POSITIVE, "its number on the agenda, from 1"),
    FIELD(matter, text, TEXT, REQUIRED, "what is to be decided"),
    FIELD_ONE_OF(matter, rule, REQUIRED, "ordinary three-quarters committee present",
                 "the majority it needs"),
    FIELD(matter, topic, WORD, 0, "a short name that it has in all its meetings"),
};
KIND(matter, 0, LAYOUT_FLOW, "a matter on the agenda");

static const struct field meeting_event_fields[] = {
    FIELD(meeting_event, date, DATE, REQUIRED, "the day it happened"),
    FIELD_ONE_OF(meeting_event, what, REQUIRED,
                 "attend delivery ballot decision sign publish promise kept note cancel",
                 "what happened"),
    FIELD(meeting_event, unit, UNIT, 0, "the unit whose ballot it is"),
    FIELD(meeting_event, units, UNITS, 0, "units that came, or were given ballots"),
    FIELD(meeting_event, persons, PERSONS, 0, "persons by opaque id: who came, voted or signed"),
    FIELD(
        meeting_event, votes, WORDS, 0,
        "of a ballot, a word per matter in the order of the agenda: for, against, abstain, blank"),
    FIELD(meeting_event, matter, COUNT, 0, "the number of the matter decided"),
    FIELD(meeting_event, decision, DECISION, 0, "the decision's id"),
    FIELD_ONE_OF(meeting_event, result, 0, "passed rejected", "what was decided"),
    FIELD(meeting_event, for_heads, COUNT, 0, "heads for it, as cast"),
    FIELD(meeting_event, for_area, AREA, 0, "their area"),
    FIELD(meeting_event, against_heads, COUNT, 0, "heads against it, as cast"),
    FIELD(meeting_event, against_area, AREA, 0, "their area"),
    FIELD(meeting_event, abstain_heads, COUNT, 0, "heads that took part without a vote on it"),
    FIELD(meeting_event, abstain_area, AREA, 0, "their area"),
    FIELD(meeting_event, part_heads, COUNT, 0, "heads taking part"),
    FIELD(meeting_event, part_area, AREA, 0, "their area"),
    FIELD(meeting_event, all_heads, COUNT, 0, "all heads"),
    FIELD(meeting_event, all_area, AREA, 0, "their area"),
    FIELD(meeting_event, added_heads, COUNT, 0,
          "heads whose ballots were not returned, added to the majority"),
    FIELD(meeting_event, added_area, AREA, 0, "their area"),
    FIELD(meeting_event, promise, COUNT, 0, "the number of the promise that was kept"),
    FIELD(meeting_event, by, WORD, 0, "the body, partner or person that promised"),
    FIELD(meeting_event, due, DATE, 0, "the day by which it is to be done"),
    FIELD(meeting_event, ticket, TICKET, 0, "the task that the promise became"),
    FIELD(meeting_event, proof, TEXT, 0, "how the ballot was delivered"),
    FIELD(meeting_event, voucher, HASH, 0, "SHA-256 of the stored paper"),
    FIELD(meeting_event, voucher_type, WORD, 0, "its file type"),
    FIELD(meeting_event, text, TEXT, 0, "what was promised, done or is to be noted"),
};
KIND(meeting_event, 0, LAYOUT_FLOW, "a step in the life of a meeting");

static const struct field meeting_fields[] = {
    FIELD(meeting, id, MEETING, REQUIRED, "the meeting's id, which is the name of its file"),
    FIELD_ONE_OF(meeting, kind, REQUIRED, "party committee assembly joint", "who meets"),
    FIELD(meeting, noticed, DATE, REQUIRED, "the day on which its agenda was made known"),
    FIELD(meeting, date, DATE, REQUIRED, "the day of the meeting, which is the day of the vote"),
    FIELD(meeting, deadline, DATE, 0, "the last day for ballots; none: the day of the meeting"),
    FIELD(meeting, told, DATE, 0, "the day on which the residents' committee was told"),
    FIELD(meeting, place, TEXT, 0, "where it is"),
    FIELD(meeting, proposal, WORD, 0, "the owners' proposal by which it was called"),
    FIELD(meeting, urgent, TEXT, 0, "why its notice is shorter than the rules want"),
    FIELD_ONE(meeting, votes, 0, votes, kind_votes, "how its votes are counted"),
    FIELD_LIST_OF(meeting, matters, REQUIRED, kind_matter, "the agenda; nothing else is voted on"),
    FIELD_LIST_OF(meeting, log, 0, kind_meeting_event, "what happened, in order; only grows"),
};
KIND(meeting, 0, LAYOUT_BLOCK, "one meeting: its head is fixed, its log grows");
