#include "intake/mappings.h"

#include "base/arena.h"
#include "base/text.h"
#include "book/ledger.h"
#include "format/yaml.h"
#include "intake/mapping_columns.h"
#include "store/store.h"

#include <string.h>

static const struct {
    const char *name;
    struct mapping mapping;
} built_in[] = {
    {"icbc",
     {.title = "中国工商银行",
      .kind = "bank",
      .date = "交易日期",
      .in = "记账金额(收入)",
      .out = "记账金额(支出)",
      .balance = "余额",
      .summary = "摘要",
      .remark = "交易场所",
      .details = "交易详情",
      .payer = "对方户名",
      .currency = "记账币种",
      .total = "合计"}},
    {"cmb",
     {.title = "招商银行",
      .kind = "bank",
      .date = "记账日期",
      .amount = "交易金额",
      .balance = "联机余额",
      .summary = "交易摘要",
      .remark = "客户摘要",
      .payer = "对手信息",
      .currency = "货币"}},
    {"abc",
     {.title = "中国农业银行",
      .kind = "bank",
      .date = "交易日期",
      .time = "交易时间",
      .amount = "交易金额",
      .serial = "日志号",
      .balance = "本次余额",
      .summary = "交易摘要",
      .remark = "交易附言",
      .payer = "对手信息"}},
    {"bocom",
     {.title = "交通银行",
      .kind = "bank",
      .date = "交易日期",
      .time = "交易时间",
      .amount = "交易金额",
      .direction = "借贷",
      .in_word = "贷",
      .out_word = "借",
      .balance = "余额",
      .summary = "交易类型",
      .remark = "摘要",
      .payer = "对方户名"}},
    {"boc",
     {.title = "中国银行",
      .kind = "bank",
      .date = "记账日期",
      .time = "记账时间",
      .amount = "金额",
      .balance = "余额",
      .summary = "交易名称",
      .remark = "附言",
      .payer = "对方账户名",
      .currency = "币别"}},
};

enum { BUILT_IN = sizeof built_in / sizeof *built_in };

static const struct named_mapping *find(const struct mappings *mappings, const char *name)
{
    for (size_t i = 0; i < mappings->count; i++)
        if (strcmp(mappings->item[i].name, name) == 0)
            return &mappings->item[i];
    return NULL;
}

/* Those that are built in, behind the ones that are there and not of the same name. */
static void add_built_in(struct mappings *mappings)
{
    for (size_t i = 0; i < BUILT_IN; i++)
        if (!find(mappings, built_in[i].name))
            mappings->item[mappings->count++] =
                (struct named_mapping){built_in[i].name, &built_in[i].mapping, false};
}

const struct mappings *mappings_built_in(struct run *run)
{
    struct mappings *mappings = arena_alloc(run->arena, sizeof *mappings);

    mappings->item = arena_array(run->arena, BUILT_IN, sizeof *mappings->item);
    add_built_in(mappings);
    return mappings;
}

static const char *name_of(struct run *run, const char *path)
{
    const char *name = path + strlen("statements/");

    return arena_dupn(run->arena, name, strlen(name) - strlen(".yaml"));
}

enum status mappings_read(struct run *run, const struct snapshot *snapshot,
                          const struct mappings **out)
{
    struct mappings *mappings = arena_alloc(run->arena, sizeof *mappings);
    struct entry *entries;
    size_t count;
    enum status status = snapshot_list(run, snapshot, "statements", &entries, &count);

    *out = mappings;
    if (status)
        return status;
    mappings->item = arena_array(run->arena, count + BUILT_IN, sizeof *mappings->item);
    for (size_t i = 0; i < count && !status; i++) {
        const struct file_kind *file = file_kind_of(entries[i].path, NULL);
        struct blob blob;
        void *record = NULL;
        if (!file || file->kinds[0] != &kind_mapping)
            continue;
        status = snapshot_read(run, snapshot, entries[i].path, &blob);
        if (status)
            return status;
        struct source source = {entries[i].path, blob.bytes, blob.size};
        status = yaml_read_map(run, &source, file, &record);
        mappings->item[mappings->count++] =
            (struct named_mapping){name_of(run, entries[i].path), record, true};
    }
    add_built_in(mappings);
    return status;
}

static const char *names_of(struct run *run, const struct mappings *mappings)
{
    struct text names = text_new(run->arena);

    for (size_t i = 0; i < mappings->count; i++)
        text_printf(&names, "%s%s", i ? ", " : "", mappings->item[i].name);
    return names.at;
}

/* The one that names most of the columns; of the ledger's own two may fit a table equally well. */
static enum status choose_by_content(struct run *run, const char *path,
                                     const struct mappings *mappings, const struct csv_rows *sheet,
                                     const struct named_mapping **out)
{
    size_t best = 0;

    for (size_t i = 0; i < mappings->count; i++) {
        const struct named_mapping *named = &mappings->item[i];
        struct columns columns;
        if (!mapping_find(sheet, named->mapping, false, &columns) || columns.found < best)
            continue;
        if (columns.found > best || !named->own) {
            *out = columns.found > best ? named : *out;
            best = columns.found;
            continue;
        }
        return fail_at(
            run, (struct spot){.file = path}, STATUS_DATA, "statement-mapping",
            phrase_printf(run, "say which: --map %s or --map %s", (*out)->name, named->name),
            "the mappings '%s' and '%s' both fit the file", (*out)->name, named->name);
    }
    return STATUS_OK;
}

/* One that names mostly columns that are there; reading by it says which are missing. */
static const struct named_mapping *nearest(const struct mappings *mappings,
                                           const struct csv_rows *sheet)
{
    for (size_t i = 0; i < mappings->count; i++) {
        struct wanted wanted[MAPPING_COLUMNS];
        struct columns columns;
        size_t named = 0;
        mapping_wanted(mappings->item[i].mapping, wanted);
        for (size_t k = 0; k < MAPPING_COLUMNS; k++)
            named += wanted[k].name != NULL;
        if (mapping_find(sheet, mappings->item[i].mapping, true, &columns) &&
            columns.found * 4 >= named * 3)
            return &mappings->item[i];
    }
    return NULL;
}

enum status mappings_choose(struct run *run, const struct statement_request *request,
                            const struct csv_rows *sheet, const struct named_mapping **out)
{
    const struct mappings *mappings =
        request->mappings ? request->mappings : mappings_built_in(run);

    *out = NULL;
    if (!request->mapping) {
        enum status status = choose_by_content(run, request->path, mappings, sheet, out);
        if (!status && !*out)
            *out = nearest(mappings, sheet);
        return status;
    }
    *out = find(mappings, request->mapping);
    if (*out)
        return STATUS_OK;
    return fail_at(run, (struct spot){.file = request->path}, STATUS_DATA, "statement-mapping",
                   arena_printf(run->arena,
                                "these are there: %s; make one with fees mapping FILE "
                                "--name NAME",
                                names_of(run, mappings)),
                   "there is no mapping '%s'", request->mapping);
}

enum status set_mapping(struct run *run, const struct book *book, void *context,
                        struct draft *draft)
{
    const struct mapping_input *input = context;
    const char *path = arena_printf(run->arena, "statements/%s.yaml", input->name);
    struct text text = text_new(run->arena);
    struct blob before;

    (void)book;
    enum status status = record_check(run, &kind_mapping, &input->mapping);
    if (!status)
        status = draft_read(draft, path, &before);
    if (status)
        return status;
    if (before.found)
        return fail(run, STATUS_REFUSED, "mapping-known",
                    arena_printf(run->arena,
                                 "change '%s' by hand and commit it with compound "
                                 "commit, or give another name",
                                 path),
                    "there is a mapping '%s' already", input->name);
    yaml_write_map(&text, &kind_mapping, &input->mapping);
    draft_file(draft, path, text.at, text.length);
    draft_subject(draft, "fees: add the mapping %s for %s", input->name, input->mapping.title);
    return STATUS_OK;
}
