#include "book/decisions.h"

#include "base/arena.h"
#include "book/case_file.h"
#include "book/inside.h"

#include <stdio.h>
#include <string.h>

enum { NUMBER_MAX = 999 };

static const char register_path[] = "decisions.yaml";

static enum status take(struct run *run, struct decisions *decisions, struct decision decision)
{
    const int32_t first = names_add(decisions->names, decision.id, (int32_t)decisions->count);

    decisions->item[decisions->count++] = decision;
    if (first < 0)
        return STATUS_OK;
    const struct spot other = decisions->item[first].spot;
    return fail_at(run, decision.spot, STATUS_DATA, "decision-twice",
                   "decisions are counted through the year; give it another number",
                   "the decision '%s' is already that of '%s', line %d", decision.id, other.file,
                   other.line);
}

static enum status take_adopted(struct run *run, const struct items *items,
                                struct decisions *decisions)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < items->count; i++) {
        const struct adoption *adoption = items->item[i].record;
        status = status_join(status,
                             take(run, decisions,
                                  (struct decision){.id = adoption->decision,
                                                    .date = adoption->date,
                                                    .kind = adoption->kind,
                                                    .text = adoption->title,
                                                    .passed = true,
                                                    .spot = {register_path, items->item[i].line, 0},
                                                    .adoption = adoption}));
    }
    return status;
}

static const char *matter_text(const struct meeting *meeting, int64_t number)
{
    const struct matter *matters = meeting->matters.item;

    return number >= 1 && number <= (int64_t)meeting->matters.count ? matters[number - 1].text : "";
}

static bool is_decision(const struct meeting_event *step)
{
    return step->decision && step->result;
}

static enum status take_meeting(struct run *run, const struct case_entry *entry,
                                struct decisions *decisions)
{
    const struct meeting *meeting = entry->record;
    const struct meeting_event *log = meeting->log.item;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < meeting->log.count; i++) {
        if (!is_decision(&log[i]))
            continue;
        status = status_join(status,
                             take(run, decisions,
                                  (struct decision){.id = log[i].decision,
                                                    .date = log[i].date,
                                                    .kind = meeting->kind,
                                                    .text = matter_text(meeting, log[i].matter),
                                                    .passed = strcmp(log[i].result, "passed") == 0,
                                                    .spot = case_step_spot(run, &entry->source, i),
                                                    .meeting = meeting,
                                                    .step = &log[i]}));
    }
    return status;
}

/* The meetings that decided something; the others are not read. */
static enum status read_meetings(struct run *run, const struct snapshot *snapshot,
                                 struct case_entry **out, size_t *count, size_t *steps)
{
    static const char needle[] = "decision: D";
    struct entry *entries;
    size_t entry_count;
    enum status status = snapshot_list(run, snapshot, "meetings", &entries, &entry_count);

    *count = *steps = 0;
    if (status)
        return status;
    *out = arena_array(run->arena, entry_count, sizeof **out);
    for (size_t i = 0; i < entry_count && !status; i++) {
        const struct file_kind *file = file_kind_of(entries[i].path, NULL);
        struct blob blob;
        if (!file || file->kinds[0] != &kind_meeting)
            continue;
        status = snapshot_read(run, snapshot, entries[i].path, &blob);
        if (status || !memmem(blob.bytes, blob.size, needle, strlen(needle)))
            continue;
        status = case_read(run, snapshot, entries[i].path, &(*out)[*count]);
        if (status)
            return status;
        *steps += ((const struct meeting *)(*out)[*count].record)->log.count;
        (*count)++;
    }
    return status;
}

enum status book_decisions(struct run *run, const struct book *book, const struct decisions **out)
{
    struct run *owner = book->index->run;
    struct decisions *decisions;
    struct case_entry *meetings = NULL;
    size_t count = 0, steps = 0;
    struct source source;
    struct items items;

    (void)run;
    *out = book->index->decisions;
    if (*out)
        return STATUS_OK;
    enum status status = book_read_list(owner, book->snapshot, register_path, &items, &source);
    if (!status)
        status = read_meetings(owner, book->snapshot, &meetings, &count, &steps);
    if (status)
        return status;
    const size_t room = items.count + steps;
    decisions = arena_alloc(owner->arena, sizeof *decisions);
    decisions->item = arena_array(owner->arena, room, sizeof *decisions->item);
    decisions->names = names_new(owner->arena, room);
    status = take_adopted(owner, &items, decisions);
    for (size_t i = 0; i < count; i++)
        status = status_join(status, take_meeting(owner, &meetings[i], decisions));
    book->index->decisions = *out = decisions;
    return status;
}

const struct decision *decisions_find(const struct decisions *decisions, const char *id)
{
    const int32_t index = names_find(decisions->names, id);

    return index < 0 ? NULL : &decisions->item[index];
}

const char *decisions_next(struct run *run, const struct decisions *decisions, int year)
{
    int last = 0;

    for (size_t i = 0; i < decisions->count; i++) {
        int of = 0, number = 0;
        if (sscanf(decisions->item[i].id, "D%4d-%3d", &of, &number) == 2 && of == year &&
            number > last)
            last = number;
    }
    return last < NUMBER_MAX ? arena_printf(run->arena, "D%04d-%02d", year, last + 1) : NULL;
}

enum status adoptions_check(struct run *run, const struct book *book)
{
    const struct date begun = month_first(book->compound->opened);
    const struct decisions *decisions;
    enum status status = book_decisions(run, book, &decisions);

    for (size_t i = 0; status <= STATUS_FOUND && i < decisions->count; i++) {
        const struct adoption *adoption = decisions->item[i].adoption;
        const struct spot spot = decisions->item[i].spot;
        if (!adoption)
            continue;
        if (!adoption->voucher != !adoption->voucher_type)
            status = fail_at(run, spot, STATUS_DATA, "voucher-type",
                             "give both voucher and voucher_type, or neither",
                             "the voucher and its file type do not go together");
        if (date_compare(adoption->date, begun) >= 0 && (!adoption->voucher || !adoption->reason))
            status =
                fail_at(run, spot, STATUS_DATA, "adoption-bare",
                        "give --voucher MINUTES and --reason, or enter the meeting itself",
                        "'%s' was taken since the books began, and has no minutes or no reason "
                        "why it was not tallied here",
                        adoption->decision);
    }
    return status;
}
